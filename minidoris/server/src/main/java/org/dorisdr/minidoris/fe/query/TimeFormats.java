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
    String text = format instanceof StringValue value ? value.getValue() : "%H";
    if (text.contains("%f")) {
      return "doris_str_to_micros";
    }
    return duckDb(text).matches("(?s).*%-?[HIMSp].*") ? "str_to_date" : "doris_str_to_day";
  }

  static String duckDb(String format) {
    switch (format) {
      case "yyyy-MM-dd" -> {
        return "%Y-%m-%d";
      }
      case "yyyyMMdd" -> {
        return "%Y%m%d";
      }
      case "yyyy-MM-dd HH:mm:ss" -> {
        return "%Y-%m-%d %H:%M:%S";
      }
      default -> {}
    }
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
