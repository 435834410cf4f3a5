package org.dorisdr.minidoris.common.types;

import java.util.Locale;

/** Casts in DuckDB's SQL that give what Doris gives. Stateless. */
public final class Casts {
  private static final String WHOLE =
      "('BOOLEAN', 'TINYINT', 'SMALLINT', 'INTEGER', 'BIGINT', 'HUGEINT', 'UTINYINT', 'USMALLINT',"
          + " 'UINTEGER', 'UBIGINT')";

  private Casts() {}

  /**
   * Value as a type.
   *
   * @param fails whether what cannot be cast is an error rather than NULL
   */
  public static String to(DorisType type, String value, boolean fails) {
    if (isWhole(type)) {
      return whole(type, value, fails);
    }
    return switch (type.name()) {
      case "date", "datetime" -> time(type, value, fails);
      case "char", "varchar" -> text(type, value);
      case "json" -> json(value, fails);
      default -> plain(type, value, fails);
    };
  }

  /** Value that is written into a column; what cannot be cast is an error. */
  public static String loaded(DorisType type, String value) {
    return isWhole(type) || type.name().equals("json") ? to(type, value, true) : type.cast(value);
  }

  /** The same of a text, in fewer words. */
  public static String ofText(DorisType type, String value) {
    if (isWhole(type)) {
      return plain(type, "doris_whole_text(" + value + ")", true);
    }
    return type.name().equals("json")
        ? "CAST(json(CAST(" + value + " AS VARCHAR)) AS VARCHAR)"
        : type.cast(value);
  }

  /** Whether it is one of whole numbers. */
  public static boolean isWhole(DorisType type) {
    return switch (type.name()) {
      case "tinyint", "smallint", "int", "bigint", "largeint" -> true;
      default -> false;
    };
  }

  private static String plain(DorisType type, String value, boolean fails) {
    return (fails ? "CAST(" : "TRY_CAST(") + value + " AS " + type.duckDb() + ")";
  }

  /** Doris cuts off a fraction; DuckDB rounds. */
  private static String whole(DorisType type, String value, boolean fails) {
    return choice(
        "typeof(" + value + ") IN " + WHOLE,
        plain(type, value, fails),
        plain(type, "doris_whole(" + value + ")", fails));
  }

  /**
   * Doris reads years of two digits, times without signs between, and, unless it is strict, with
   * any sign.
   */
  private static String time(DorisType type, String value, boolean fails) {
    String given = "CAST(" + value + " AS VARCHAR)";
    String text = "doris_time_text(" + (fails ? given : "doris_time_signs(" + given + ")") + ")";
    return choice(
        "typeof(" + value + ") = 'VARCHAR' OR typeof(" + value + ") IN " + WHOLE,
        plain(type, text, fails),
        plain(type, value, fails));
  }

  private static String text(DorisType type, String value) {
    String text = "CAST(" + value + " AS VARCHAR)";
    return type.maxBytes() < 0 ? text : "left(" + text + ", " + type.maxBytes() + ")";
  }

  private static String json(String value, boolean fails) {
    String json = "json(CAST(" + value + " AS VARCHAR))";
    return choice(
        "typeof(" + value + ") = 'VARCHAR'",
        "CAST(" + (fails ? json : "TRY(" + json + ")") + " AS VARCHAR)",
        "CAST(to_json(" + value + ") AS VARCHAR)");
  }

  private static String choice(String condition, String then, String otherwise) {
    return String.format(
        Locale.ROOT, "(CASE WHEN %s THEN %s ELSE %s END)", condition, then, otherwise);
  }
}
