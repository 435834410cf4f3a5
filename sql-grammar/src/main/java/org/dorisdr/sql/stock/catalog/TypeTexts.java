package org.dorisdr.sql.stock.catalog;

import java.util.Locale;
import java.util.stream.Collectors;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockTexts;

/** Spells data types as Doris shows them. Stateless. */
final class TypeTexts {
  private TypeTexts() {}

  static String text(StockParser.DataTypeContext type) {
    if (type instanceof StockParser.ArrayTypeContext array) {
      return "array<" + text(array.dataType()) + ">";
    }
    if (type instanceof StockParser.MapTypeContext map) {
      return "map<" + text(map.dataType(0)) + "," + text(map.dataType(1)) + ">";
    }
    if (type instanceof StockParser.StructTypeContext struct) {
      // Doris keeps names of fields in small letters.
      return struct.structField().stream()
          .map(f -> StockTexts.name(f.name).toLowerCase(Locale.ROOT) + ":" + text(f.dataType()))
          .collect(Collectors.joining(",", "struct<", ">"));
    }
    if (type instanceof StockParser.AggStateTypeContext state) {
      String function = StockTexts.name(state.function).toLowerCase(Locale.ROOT);
      return state.stateArgument().stream()
          .map(a -> text(a.dataType()) + (a.NOT() == null ? " null" : " not null"))
          .collect(Collectors.joining(", ", "agg_state<" + function + "(", ")>"));
    }
    return scalar((StockParser.ScalarTypeContext) type);
  }

  private static String scalar(StockParser.ScalarTypeContext type) {
    String name = base(StockTexts.unquoteName(type.typeName().getText()).toLowerCase(Locale.ROOT));
    String first = type.INTEGER_VALUE(0) == null ? null : type.INTEGER_VALUE(0).getText();
    String second = type.INTEGER_VALUE(1) == null ? null : type.INTEGER_VALUE(1).getText();
    return switch (name) {
      case "decimal" -> decimal(first, second);
      case "datetime", "time" ->
          first == null || first.equals("0") ? name : name + "(" + first + ")";
      case "varchar" -> "varchar(" + length(first, "65533") + ")";
      case "char" -> "char(" + length(first, "1") + ")";
      default -> name;
    };
  }

  /** To Doris a column whose length is 0 has none given. */
  private static String length(String given, String usual) {
    return given == null || given.matches("0+") ? usual : given;
  }

  private static String decimal(String precision, String scale) {
    if (precision == null) {
      return "decimal(38,9)";
    }
    return "decimal(" + precision + "," + (scale == null ? "0" : scale) + ")";
  }

  private static String base(String name) {
    return switch (name) {
      case "integer" -> "int";
      case "string" -> "text";
      case "decimalv3" -> "decimal";
      case "datev2" -> "date";
      case "datetimev2" -> "datetime";
      case "jsonb" -> "json";
      case "bool" -> "boolean";
      default -> name;
    };
  }
}
