package org.dorisdr.minidoris.be.storage;

import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.ThriftTypes;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.thrift.TColumn;
import org.dorisdr.thrift.TPrimitiveType;

/**
 * A column as a rowset or a tablet keeps it. Data files name it {@code c<uniqueId>}, so that a
 * rename needs no rewrite. Immutable.
 *
 * @param type Doris type as SHOW CREATE TABLE prints it
 * @param aggregation NONE, SUM, MIN, MAX, REPLACE, REPLACE_IF_NOT_NULL, GENERIC; empty on keys
 * @param defaultValue stands in for rowsets without the column; null = NULL
 */
public record StoredColumn(
    int uniqueId,
    String name,
    String type,
    boolean key,
    boolean nullable,
    String aggregation,
    String defaultValue) {

  /** A hidden column that says which of the others a row lacks. */
  public static final String SKIP_BITMAP = "__DORIS_SKIP_BITMAP_COL__";

  public static StoredColumn of(TMiniColumn column) {
    return new StoredColumn(
        column.getUniqueId(),
        column.getName(),
        column.getType(),
        column.isIsKey(),
        column.isIsNullable(),
        column.isSetAggregation() ? column.getAggregation() : "",
        column.getDefaultValue());
  }

  public static StoredColumn of(TColumn column) {
    return new StoredColumn(
        column.getColUniqueId(),
        column.getColumnName(),
        ThriftTypes.text(column),
        column.isIsKey(),
        column.isIsAllowNull(),
        aggregation(column),
        column.getDefaultValue());
  }

  private static String aggregation(TColumn column) {
    if (column.getColumnType().getType() == TPrimitiveType.AGG_STATE) {
      return "GENERIC";
    }
    return column.isIsKey() || !column.isSetAggregationType()
        ? ""
        : column.getAggregationType().name();
  }

  /** In DuckDB's SQL, what rows have in it whose file is older than the column. */
  public String defaultSql() {
    DorisType parsed = DorisType.parse(type);
    if (parsed.isSketch()) {
      return parsed.name() + "_empty()";
    }
    return parsed.cast(defaultValue == null ? "NULL" : Sql.text(defaultValue));
  }

  /** Name in data files. */
  public String fileName() {
    return "c" + uniqueId;
  }
}
