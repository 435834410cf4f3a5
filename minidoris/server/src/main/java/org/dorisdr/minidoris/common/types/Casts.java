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
   * @param zone of the session as a literal, for texts with an offset
   * @param fails whether what cannot be cast is an error rather than NULL
   */
  public static String to(DorisType type, String value, String zone, boolean fails) {
    return OnceValue.of(value, v -> made(type, v, zone, fails));
  }

  private static String made(DorisType type, String value, String zone, boolean fails) {
    if (isWhole(type)) {
      return whole(type, value, fails);
    }
    return switch (type.name()) {
      case "date", "datetime" -> TimeCasts.to(type, value, zone, fails);
      case "char", "varchar", "text" -> text(type, value);
      case "json" -> json(value, fails);
      case "ipv4", "ipv6" -> address(type, value, fails);
      case "boolean" -> truth(value, fails);
      case "bitmap", "hll" -> type.cast(value);
      case "float", "double", "decimal" -> real(type, value, fails);
      default -> plain(type, value, fails);
    };
  }

  /** The same in the zone of the machine. */
  public static String to(DorisType type, String value, boolean fails) {
    return to(type, value, "''", fails);
  }

  /** Value that is written into a column; what cannot be cast is an error. */
  public static String loaded(DorisType type, String value) {
    return switch (type.name()) {
      case "tinyint",
          "smallint",
          "int",
          "bigint",
          "largeint",
          "json",
          "date",
          "datetime",
          "ipv4",
          "ipv6" ->
          to(type, value, true);
      // Its length is looked at by whoever writes it.
      case "char", "varchar", "text" -> shown(value);
      default -> type.cast(value);
    };
  }

  /** The same of a text that is written as the engine reads it. */
  public static String ofText(DorisType type, String value) {
    return switch (type.name()) {
      case "json" -> ofJsonText(value, true);
      case "ipv4", "ipv6" -> address(type, value, true);
      case "datetime" -> plain(type, value, true);
      default -> type.cast(value);
    };
  }

  /** Whether it is one of whole numbers. */
  public static boolean isWhole(DorisType type) {
    return switch (type.name()) {
      case "tinyint", "smallint", "int", "bigint", "largeint" -> true;
      default -> false;
    };
  }

  private static String plain(DorisType type, String value, boolean fails) {
    if (MapTexts.isIn(type)) {
      return MapTexts.cast(value, type.duckDb(), fails);
    }
    return (fails ? "CAST(" : "TRY_CAST(") + value + " AS " + type.duckDb() + ")";
  }

  /** Doris cuts off a fraction; DuckDB rounds. */
  private static String whole(DorisType type, String value, boolean fails) {
    return choice(
        "typeof(" + value + ") IN " + WHOLE,
        plain(type, value, fails),
        plain(type, "doris_whole(" + value + ")", fails));
  }

  private static String text(DorisType type, String value) {
    String text = shown(value);
    return type.maxBytes() < 0 ? text : "left(" + text + ", " + type.maxBytes() + ")";
  }

  /** A value as the text that Doris makes of it. */
  public static String shown(String value) {
    return OnceValue.of(value, v -> "doris_text(" + v + ")");
  }

  /**
   * The same of a value whose type is known.
   *
   * @param type null = not known
   */
  public static String shown(String value, DorisType type) {
    return type == null || !NestedShown.tells(type)
        ? shown(value)
        : OnceValue.of(
            value,
            v ->
                "doris_nested_text(CAST(%1$s AS VARCHAR), typeof(%1$s), '%2$s')"
                    .formatted(v, type.text().replace("'", "''")));
  }

  private static String truth(String value, boolean fails) {
    String text = "CAST(" + value + " AS VARCHAR)";
    String read = "doris_text_bool(" + text + ")";
    String known =
        fails
            ? choice(
                value + " IS NOT NULL AND " + read + " IS NULL",
                "error('parse bool fail, string: ''' || " + text + " || '''')",
                read)
            : read;
    return choice(
        "typeof(" + value + ") = 'VARCHAR'", known, plain(DorisType.of("boolean"), value, fails));
  }

  /** The engine reads digits in groups, and numbers in bases other than ten. */
  private static String real(DorisType type, String value, boolean fails) {
    String text = "CAST(" + value + " AS VARCHAR)";
    String grouped = "typeof(" + value + ") = 'VARCHAR' AND regexp_matches(" + text + ", '[_xX]')";
    String number =
        choice(
            "typeof(" + value + ") = 'DATE' OR starts_with(typeof(" + value + "), 'TIMESTAMP')",
            plain(type, "doris_whole(" + value + ")", fails),
            plain(type, value, fails));
    return choice(grouped, plain(type, "'\"' || " + text + " || '\"'", fails), number);
  }

  private static String address(DorisType type, String value, boolean fails) {
    String text = "CAST(" + value + " AS VARCHAR)";
    return "doris_%s(%s, '%s')".formatted(type.name(), text, fails);
  }

  private static String json(String value, boolean fails) {
    return choice(
        "typeof(" + value + ") = 'VARCHAR'",
        ofJsonText(value, fails),
        "CAST(to_json(" + value + ") AS VARCHAR)");
  }

  private static String ofJsonText(String value, boolean fails) {
    String text = "CAST(" + value + " AS VARCHAR)";
    String normal = "doris_json_text(" + text + ")";
    return fails ? "coalesce(" + normal + ", CAST(json(" + text + ") AS VARCHAR))" : normal;
  }

  private static String choice(String condition, String then, String otherwise) {
    return String.format(
        Locale.ROOT, "(CASE WHEN %s THEN %s ELSE %s END)", condition, then, otherwise);
  }
}
