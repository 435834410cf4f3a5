package org.dorisdr.minidoris.common.types;

import java.util.List;
import java.util.Locale;
import org.dorisdr.thrift.TColumn;
import org.dorisdr.thrift.TColumnType;

/** Types as Doris's thrift names them, to and from SQL text. Stateless. */
public final class ThriftTypes {
  private ThriftTypes() {}

  /** SQL text of a column's type, lower case, nested types included. */
  public static String text(TColumn column) {
    List<TColumn> children =
        column.isSetChildrenColumn() ? column.getChildrenColumn() : List.<TColumn>of();
    return switch (column.getColumnType().getType()) {
      case ARRAY -> "array<" + text(children.get(0)) + ">";
      case MAP -> "map<" + text(children.get(0)) + "," + text(children.get(1)) + ">";
      case STRUCT ->
          "struct<"
              + String.join(
                  ",", children.stream().map(c -> c.getColumnName() + ":" + text(c)).toList())
              + ">";
      case AGG_STATE ->
          children.stream()
              .map(c -> text(c) + (c.isIsAllowNull() ? " null" : " not null"))
              .collect(
                  java.util.stream.Collectors.joining(
                      ", ", "agg_state<" + column.getAggregation() + "(", ")>"));
      default -> scalar(column.getColumnType());
    };
  }

  private static String scalar(TColumnType type) {
    return switch (type.getType()) {
      case DECIMALV2, DECIMAL32, DECIMAL64, DECIMAL128I, DECIMAL256 ->
          "decimal(" + type.getPrecision() + "," + type.getScale() + ")";
      case DATE, DATEV2 -> "date";
      case DATETIME -> "datetime";
      case DATETIMEV2 ->
          type.isSetScale() && type.getScale() > 0
              ? "datetime(" + type.getScale() + ")"
              : "datetime";
      case CHAR -> "char(" + type.getLen() + ")";
      case VARCHAR -> "varchar(" + type.getLen() + ")";
      case STRING -> "text";
      case JSONB -> "json";
      default -> type.getType().name().toLowerCase(Locale.ROOT);
    };
  }
}
