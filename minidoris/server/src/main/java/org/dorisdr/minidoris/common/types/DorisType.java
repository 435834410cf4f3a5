package org.dorisdr.minidoris.common.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A Doris data type and what it is in DuckDB. Immutable.
 *
 * @param name without arguments, lower case, aliases resolved
 * @param arguments length, or precision and scale
 * @param children element, key and value, or field types
 * @param fields names of a struct's fields
 */
public record DorisType(
    String name, List<Integer> arguments, List<DorisType> children, List<String> fields) {

  /**
   * @throws IllegalArgumentException if minidoris has no such type
   */
  public static DorisType parse(String text) {
    return new TypeParser(text).parse();
  }

  /** A type without children. */
  public static DorisType of(String name, Integer... arguments) {
    return scalar(name, arguments);
  }

  /** The least type that holds a literal without a point. */
  public static DorisType whole(String digits) {
    try {
      long value = Long.parseLong(digits);
      return of(
          value == (byte) value
              ? "tinyint"
              : value == (short) value ? "smallint" : value == (int) value ? "int" : "bigint");
    } catch (NumberFormatException e) {
      return of("largeint");
    }
  }

  static DorisType scalar(String name, Integer... arguments) {
    return new DorisType(name, List.of(arguments), List.of(), List.of());
  }

  /** Type of values while a query runs. */
  public String duckDb() {
    return engine("HUGEINT");
  }

  /**
   * @param large what a LARGEINT is, wherever it stands
   */
  private String engine(String large) {
    return switch (name) {
      case "boolean", "tinyint", "smallint", "int", "bigint", "float", "double", "date" ->
          name.equals("int") ? "INTEGER" : name.toUpperCase(Locale.ROOT);
      case "largeint" -> large;
      case "decimal" ->
          isWide() ? "VARCHAR" : "DECIMAL(" + arguments.get(0) + "," + arguments.get(1) + ")";
      case "datetime" -> timestamp();
      case "array" -> children.get(0).engine(large) + "[]";
      case "map" ->
          "MAP(" + children.get(0).engine(large) + "," + children.get(1).engine(large) + ")";
      case "struct" -> "STRUCT(" + structFields(large) + ")";
      case "agg_state" -> state(large) + "[]";
      case "variant" -> "JSON";
      case "bitmap", "hll" -> "BLOB";
      default -> "VARCHAR";
    };
  }

  /** Type of values in data files: Parquet has no 128-bit integers and no seconds. */
  public String stored() {
    return switch (name) {
      case "variant" -> "VARCHAR";
      case "datetime" -> "TIMESTAMP";
      default -> engine("VARCHAR");
    };
  }

  /** A state is a list of what its function was called with. */
  private String state(String large) {
    if (children.size() == 1) {
      return children.get(0).engine(large);
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      parts.add("a" + i + " " + children.get(i).engine(large));
    }
    return "STRUCT(" + String.join(",", parts) + ")";
  }

  /** Decimals of more digits than the engine has: a table may have them, but no values. */
  public boolean isWide() {
    return name.equals("decimal") && arguments.get(0) > 38;
  }

  /** Expression for a value that is written into a column of this type. */
  public String cast(String value) {
    if (isWide()) {
      return "CASE WHEN "
          + value
          + " IS NULL THEN NULL ELSE error('minidoris stores no decimals of more than 38 digits."
          + " HINT: insert NULL, or make the column a decimal(38)') END";
    }
    if (name.equals("datetime")) {
      return TimeDigits.ofTime(this, value, true);
    }
    if (isSketch()) {
      return "doris_as_sketch(" + value + ", '" + name.toUpperCase(Locale.ROOT) + "')";
    }
    if (!children.isEmpty() && !name.equals("agg_state") && holdsTime()) {
      return NestedTimes.cast(this, value);
    }
    if (MapTexts.isIn(this)) {
      return MapTexts.cast(value, duckDb(), true);
    }
    return name.equals("variant") ? variant(value) : "CAST(" + value + " AS " + duckDb() + ")";
  }

  /** Doris takes text that is no JSON for a text, and gives back other JSON than it was given. */
  private static String variant(String value) {
    String text = "CAST(" + value + " AS VARCHAR)";
    return "CASE WHEN "
        + text
        + " IS NULL THEN NULL WHEN json_valid("
        + text
        + ") THEN CAST(doris_variant("
        + text
        + ") AS JSON) ELSE to_json("
        + text
        + ") END";
  }

  /** As {@link #parse} reads it. */
  public String text() {
    if (name.equals("struct")) {
      List<String> parts = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        parts.add("`" + fields.get(i) + "`:" + children.get(i).text());
      }
      return "struct<" + String.join(",", parts) + ">";
    }
    if (name.equals("datetime") && digits() == 0) {
      return name;
    }
    return name
        + list("(", arguments.stream().map(String::valueOf).toList(), ")")
        + list("<", children.stream().map(DorisType::text).toList(), ">");
  }

  private static String list(String open, List<String> parts, String close) {
    return parts.isEmpty() ? "" : open + String.join(",", parts) + close;
  }

  /** Whether a time is in it. */
  public boolean holdsTime() {
    return name.equals("datetime") || children.stream().anyMatch(DorisType::holdsTime);
  }

  /** Whether values are made by functions only, and have no order. */
  public boolean isSketch() {
    return name.equals("bitmap") || name.equals("hll");
  }

  /** Digits of a time behind the second. */
  public int digits() {
    return arguments.isEmpty() ? 0 : arguments.get(0);
  }

  private String timestamp() {
    int scale = digits();
    if (scale == 0) {
      return "TIMESTAMP_S";
    }
    return scale <= 3 ? "TIMESTAMP_MS" : "TIMESTAMP";
  }

  private String structFields(String large) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      parts.add('"' + fields.get(i).replace("\"", "\"\"") + "\" " + children.get(i).engine(large));
    }
    return String.join(",", parts);
  }

  /** Highest number of bytes of a text; -1 = no limit. */
  public int maxBytes() {
    boolean limited = (name.equals("varchar") || name.equals("char")) && !arguments.isEmpty();
    return limited ? arguments.get(0) : -1;
  }

  /** Whether it is one of whole numbers, decimals or floats. */
  public boolean isNumber() {
    return switch (name) {
      case "float", "double", "decimal" -> true;
      default -> Casts.isWhole(this);
    };
  }

  public boolean isText() {
    return switch (name) {
      case "char", "varchar", "string", "text", "json" -> true;
      default -> false;
    };
  }
}
