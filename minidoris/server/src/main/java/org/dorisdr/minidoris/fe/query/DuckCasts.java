package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import net.sf.jsqlparser.expression.CastExpression;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.OnceValue;
import org.dorisdr.minidoris.common.types.TimeDigits;
import org.dorisdr.minidoris.fe.query.type.ClockTypes;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Writes CAST for DuckDB. Stateless. */
final class DuckCasts {
  private DuckCasts() {}

  /** A TIME is the text that it shows. */
  private static String clock(String value, int digits) {
    return ("doris_duration(doris_clock_micros(CASE WHEN starts_with(typeof(%1$s), 'TIMESTAMP') THEN"
            + " strftime(TRY_CAST(CAST(%1$s AS VARCHAR) AS TIMESTAMP), '%%H:%%M:%%S.%%f')"
            + " ELSE CAST(%1$s AS VARCHAR) END, '%2$d'), %2$d)")
        .formatted(value, digits);
  }

  /**
   * @param given what is cast, as DuckDB has it
   * @param type of that; null = not known
   * @param zone of the session
   */
  static String cast(
      CastExpression cast, String given, DorisType type, String zone, boolean strict) {
    NestedCasts.check(cast, type, name(cast.getColDataType().toString()));
    return OnceValue.of(given, v -> once(cast, v, type, zone, strict));
  }

  private static String once(
      CastExpression cast, String given, DorisType type, String zone, boolean strict) {
    boolean fails = strict && !"TRY_CAST".equalsIgnoreCase(cast.keyword);
    String text = cast.getColDataType().toString();
    boolean shown = type != null && type.name().equals("datetime") && isText(text);
    boolean parts = type != null && !type.children().isEmpty() && isText(text);
    String value = shown ? TimeDigits.text(type, given) : parts ? Casts.shown(given, type) : given;
    if (type != null && type.name().equals("json") && isNumber(text)) {
      return ofJson(value, text, zone, fails);
    }
    if (type != null && type.name().equals("json") && isText(text)) {
      return cast("json_as_text(" + value + ")", text, zone, fails);
    }
    if (type != null && type.name().equals("ipv4") && name(text).equals("ipv6")) {
      return cast("('::ffff:' || CAST(" + value + " AS VARCHAR))", text, zone, fails);
    }
    String plain = cast(value, text, zone, fails);
    return VariantComparisons.isElement(cast.getLeftExpression())
        ? ofElement(
            value,
            plain,
            cast("json_extract_string(to_json(" + value + "), '$')", text, zone, fails))
        : plain;
  }

  private static String cast(String value, String text, String zone, boolean fails) {
    DorisType clock = ClockTypes.named(name(text));
    if (clock != null) {
      return clock(value, clock.digits());
    }
    DorisType type;
    try {
      type = DorisType.parse(name(text));
    } catch (IllegalArgumentException e) {
      throw StatementError.general("minidoris does not CAST to " + text.toUpperCase(Locale.ROOT));
    }
    if (type.isWide()) {
      throw StatementError.general(
          "minidoris counts with at most 38 digits and does not CAST to "
              + text.toUpperCase(Locale.ROOT));
    }
    return Casts.to(type, value, zone, fails);
  }

  /** Truth and texts in a JSON value are cast as what they are; what holds others is no number. */
  private static String ofJson(String value, String text, String zone, boolean fails) {
    String number =
        name(text).startsWith("bool")
            ? "TRY_CAST(" + value + " AS DOUBLE) <> 0"
            : cast("TRY_CAST(" + value + " AS DOUBLE)", text, zone, fails);
    return ("CASE WHEN json_type(%1$s) = 'VARCHAR' THEN %2$s WHEN json_type(%1$s) = 'BOOLEAN' THEN %3$s"
            + " WHEN json_type(%1$s) = 'DOUBLE' OR (%6$s AND json_type(%1$s) IN ('BIGINT', 'UBIGINT'))"
            + " THEN %4$s ELSE %5$s END")
        .formatted(
            value,
            cast("json_extract_string(" + value + ", '$')", text, zone, fails),
            cast("TRY_CAST(" + value + " AS BOOLEAN)", text, zone, fails),
            number,
            cast(value, text, zone, fails),
            name(text).startsWith("bool"));
  }

  private static boolean isNumber(String text) {
    return name(text).matches("(bool|tinyint|smallint|int|bigint|largeint|float|double|decimal).*");
  }

  /** What was taken out of a VARIANT is the text or number itself, not JSON with quotes. */
  private static String ofElement(String value, String plain, String unquoted) {
    return "(CASE typeof(" + value + ") WHEN 'JSON' THEN " + unquoted + " ELSE " + plain + " END)";
  }

  private static boolean isText(String type) {
    return name(type).matches("(char|varchar|string|text)\\b.*");
  }

  private static String name(String text) {
    String name =
        text.toLowerCase(Locale.ROOT).replace("`", "").replace(" (", "(").replace(", ", ",").trim();
    return switch (name) {
      case "signed", "signed integer", "unsigned", "unsigned integer" -> "bigint";
      case "char", "binary" -> "string";
      default -> name;
    };
  }
}
