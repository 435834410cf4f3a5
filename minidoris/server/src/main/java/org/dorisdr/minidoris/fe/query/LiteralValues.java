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

  /** Letters of a date. */
  private static final int DAY = 10;

  private LiteralValues() {}

  /**
   * @param text null = NULL
   * @param type null = not known
   * @param zone of the session
   * @param strict whether a text that is no time is an error rather than NULL
   * @throws StatementError if it is to be a time and is none
   */
  static String of(String text, DorisType type, ZoneId zone, boolean strict) {
    if (text == null || type == null) {
      return text;
    }
    if (Casts.isWhole(type)) {
      return whole(text);
    }
    boolean day = type.name().equals("date");
    if (!day && !type.name().equals("datetime")) {
      return text;
    }
    String time = time(text, type, day ? TimeDigits.MOST : type.digits(), zone, strict);
    return day && time != null ? time.substring(0, DAY) : time;
  }

  /** Doris cuts off a fraction; the engine rounds. */
  private static String whole(String text) {
    Matcher number = text.indexOf('.') < 0 ? null : FRACTION.matcher(text);
    return number != null && number.matches() ? number.group(1) : text;
  }

  private static String time(String text, DorisType type, int digits, ZoneId zone, boolean strict) {
    LocalDateTime time = TimeParser.text(text, digits, zone, true);
    if (time == null) {
      if (!strict) {
        return null;
      }
      throw StatementError.general("could not convert '" + text + "' to " + type.text());
    }
    return TimeDigits.text(time, TimeDigits.MOST);
  }
}
