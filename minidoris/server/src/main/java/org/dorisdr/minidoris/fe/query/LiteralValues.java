package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TimeDigits;
import org.dorisdr.minidoris.common.types.TimeParser;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Texts of INSERT … VALUES as the engine casts them at once to what Doris makes of them. Done here,
 * since each function around a value costs a statement of one row more than the value. Stateless.
 */
final class LiteralValues {
  private static final Pattern FRACTION = Pattern.compile("\\s*([+-]?\\d+)\\.\\d*\\s*");

  private LiteralValues() {}

  /**
   * @param text null = NULL
   * @param type null = not known
   * @param zone of the session
   * @throws StatementError if it is to be a time and is none
   */
  static String of(String text, DorisType type, ZoneId zone) {
    if (text == null || type == null) {
      return text;
    }
    if (Casts.isWhole(type)) {
      return whole(text);
    }
    return switch (type.name()) {
      case "date" -> time(text, type, TimeDigits.MOST, zone).substring(0, 10);
      case "datetime" -> time(text, type, type.digits(), zone);
      default -> text;
    };
  }

  /** Doris cuts off a fraction; the engine rounds. */
  private static String whole(String text) {
    Matcher number = text.indexOf('.') < 0 ? null : FRACTION.matcher(text);
    return number != null && number.matches() ? number.group(1) : text;
  }

  private static String time(String text, DorisType type, int digits, ZoneId zone) {
    LocalDateTime time = TimeParser.text(text, digits, zone, true);
    if (time == null) {
      throw StatementError.general("could not convert '" + text + "' to " + type.text());
    }
    return TimeDigits.text(time, TimeDigits.MOST);
  }
}
