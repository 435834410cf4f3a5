package org.dorisdr.minidoris.common.types;

/** Casts to dates and times in DuckDB's SQL that give what Doris gives. Stateless. */
final class TimeCasts {
  private TimeCasts() {}

  /** See {@link Casts#to}. */
  static String to(DorisType type, String value, String zone, boolean fails) {
    return "(CASE WHEN typeof(%s) = 'VARCHAR' THEN %s WHEN doris_is_number(%s) THEN %s ELSE %s END)"
        .formatted(
            value,
            ofText(type, value, zone, fails),
            value,
            read("number", type, value, zone, fails),
            type.name().equals("datetime")
                ? TimeDigits.ofTime(type, value, fails)
                : (fails ? "CAST(" : "TRY_CAST(") + value + " AS DATE)");
  }

  /** The same of a text. */
  static String ofText(DorisType type, String value, String zone, boolean fails) {
    return read("text", type, value, zone, fails);
  }

  private static String read(
      String kind, DorisType type, String value, String zone, boolean fails) {
    int digits = type.name().equals("date") ? TimeDigits.MOST : type.digits();
    String text = "CAST(" + value + " AS VARCHAR)";
    String micros =
        "doris_%s_micros(%s, '%d', %s, '%s')".formatted(kind, text, digits, zone, fails);
    if (kind.equals("text")) {
      // The engine reads the usual form several times as fast.
      micros = "coalesce(doris_usual_micros(" + text + "), " + micros + ")";
    }
    int unit = TimeDigits.unit(digits);
    String time =
        fails
            ? "doris_read_time(%s, %d, %s, '%s')".formatted(micros, unit, text, type.text())
            : "doris_try_time(%s, %d)".formatted(micros, unit);
    return "CAST(" + time + " AS " + type.duckDb() + ")";
  }
}
