package org.dorisdr.minidoris.fe.query;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.StatementError;

/** MySQL's date formats in DuckDB's (strftime). Stateless. */
final class TimeFormats {
  private TimeFormats() {}

  /** Function that reads a time: Doris takes its type from the format. */
  static String parser(Expression format) {
    if (!(format instanceof StringValue text) || text.getValue().contains("%f")) {
      return "doris_str_to_micros";
    }
    return plain(text.getValue()).matches("(?s).*[HhIiklrSsTp].*")
        ? "str_to_date"
        : "doris_str_to_day";
  }

  /** A format of Java that Doris takes too, as that of MySQL. */
  static String plain(String format) {
    return switch (format) {
      case "yyyy-MM-dd" -> "%Y-%m-%d";
      case "yyyyMMdd" -> "%Y%m%d";
      case "yyyy-MM-dd HH:mm:ss" -> "%Y-%m-%d %H:%i:%s";
      default -> format;
    };
  }

  static String duckDb(String given) {
    String format = plain(given);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < format.length(); i++) {
      char c = format.charAt(i);
      if (c != '%' || i + 1 == format.length()) {
        out.append(c);
      } else {
        out.append(field(format.charAt(++i)));
      }
    }
    return out.toString();
  }

  private static String field(char c) {
    return switch (c) {
      case 'i' -> "%M";
      case 's', 'S' -> "%S";
      case 'M' -> "%B";
      case 'T' -> "%H:%M:%S";
      case 'h' -> "%I";
      case 'W' -> "%A";
      case 'e' -> "%-d";
      case 'c' -> "%-m";
      case 'k' -> "%-H";
      case 'l' -> "%-I";
      case 'r' -> "%I:%M:%S %p";
      case 'v' -> "%V";
      case 'x' -> "%G";
      case 'D', 'u', 'V', 'X' ->
          throw StatementError.general("minidoris does not have %" + c + " in formats of times");
      default -> "%" + c;
    };
  }

  /** How seconds since 1970 are shown: those with a point with six digits behind it. */
  static String seconds(boolean decimal) {
    return decimal ? "'%Y-%m-%d %H:%M:%S.%f'" : "'%Y-%m-%d %H:%M:%S'";
  }

  /**
   * Seconds since 1970 with their fraction.
   *
   * @param zone of the session
   * @param result the decimal that they are
   */
  static String fraction(String time, String zone, DorisType result) {
    return "CAST(CAST(doris_micros(%s, %s) AS DECIMAL(18,0)) * 0.000001 AS %s)"
        .formatted(time, zone, result.duckDb());
  }
}
