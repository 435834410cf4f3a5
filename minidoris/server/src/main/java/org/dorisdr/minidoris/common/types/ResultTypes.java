package org.dorisdr.minidoris.common.types;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Doris names of the types that DuckDB gives its results. Stateless. */
public final class ResultTypes {
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");

  private ResultTypes() {}

  /** Doris type of a result column. */
  public static String doris(String duckDb) {
    if (duckDb.endsWith("[]")) {
      return "array<" + doris(duckDb.substring(0, duckDb.length() - 2)) + ">";
    }
    Matcher decimal = DECIMAL.matcher(duckDb);
    if (decimal.matches()) {
      return "decimal(" + decimal.group(1) + "," + decimal.group(2) + ")";
    }
    if (duckDb.startsWith("MAP(")) {
      return "map";
    }
    if (duckDb.startsWith("STRUCT(")) {
      return "struct";
    }
    return scalar(duckDb);
  }

  /** Whether values are in values of a type. */
  public static boolean isNested(String duckDb) {
    return duckDb.endsWith("[]") || duckDb.startsWith("MAP(") || duckDb.startsWith("STRUCT(");
  }

  private static String scalar(String duckDb) {
    return switch (duckDb) {
      case "BOOLEAN", "TINYINT", "SMALLINT", "BIGINT", "FLOAT", "DOUBLE", "DATE" ->
          duckDb.toLowerCase(Locale.ROOT);
      case "INTEGER", "USMALLINT" -> "int";
      case "UTINYINT" -> "smallint";
      case "UINTEGER" -> "bigint";
      case "HUGEINT", "UHUGEINT", "UBIGINT", "BIGNUM" -> "largeint";
      case "TIMESTAMP_S" -> "datetime";
      case "TIMESTAMP_MS" -> "datetime(3)";
      case "TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" -> "datetime(6)";
      case "JSON" -> "variant";
      case "BLOB" -> "bitmap";
      case "VARCHAR" -> "varchar(65533)";
      case "\"NULL\"", "NULL" -> "tinyint";
      default -> "text";
    };
  }
}
