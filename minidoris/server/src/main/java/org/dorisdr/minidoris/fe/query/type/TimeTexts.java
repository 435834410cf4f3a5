package org.dorisdr.minidoris.fe.query.type;

import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TimeParser;

/** Times that Doris makes of texts where a time is wanted. Stateless. */
public final class TimeTexts {
  /** Digits of a fraction that a time holds. */
  private static final int MOST_DIGITS = 6;

  /** Of {@code 2020-01-02}. */
  private static final int DAY_LENGTH = 10;

  private static final Pattern TIME =
      Pattern.compile(
          "\\s*\\d{4}-\\d{1,2}-\\d{1,2}([ T]\\d{1,2}:\\d{1,2}:\\d{1,2}(\\.(\\d*?)0*)?)?\\s*");

  private TimeTexts() {}

  /** Type of a literal: it keeps the digits of its fraction. Null if it is no time. */
  public static DorisType literal(Expression expression) {
    if (!(expression instanceof StringValue text)) {
      return null;
    }
    Matcher time = TIME.matcher(text.getValue());
    if (time.matches()) {
      return datetime(time.group(3));
    }
    // It has a zone.
    boolean other = TimeParser.text(text.getValue(), 6, ZoneOffset.UTC, false) != null;
    return other ? DorisType.of("datetime", MOST_DIGITS) : null;
  }

  /**
   * The same of what whole days, months or years are added to: a literal without a time of the day
   * is a date.
   */
  public static DorisType ofDays(Expression expression, DorisType type) {
    DorisType time = of(expression, type);
    boolean day =
        time != null
            && expression instanceof StringValue text
            && text.getValue().strip().length() <= DAY_LENGTH;
    return day ? DorisType.of("date") : time;
  }

  /**
   * Type of any text; null if it is none, or a literal that is no time.
   *
   * @param type what the expression is, null = not known
   */
  public static DorisType of(Expression expression, DorisType type) {
    if (expression instanceof StringValue) {
      return literal(expression);
    }
    return type != null && isText(type) ? DorisType.of("datetime", MOST_DIGITS) : null;
  }

  /**
   * The time that something is, or that its text is read as; null = neither.
   *
   * @param type what the expression is, null = not known
   * @param days whether whole days, months or years are added to it
   */
  static DorisType taken(Expression expression, DorisType type, boolean days) {
    if (type != null && NumberRules.isTime(type)) {
      return type;
    }
    return days ? ofDays(expression, type) : of(expression, type);
  }

  private static boolean isText(DorisType type) {
    return switch (type.name()) {
      case "char", "varchar", "string", "text" -> true;
      default -> false;
    };
  }

  private static DorisType datetime(String fraction) {
    return fraction == null || fraction.isEmpty()
        ? DorisType.of("datetime")
        : DorisType.of("datetime", Math.min(fraction.length(), MOST_DIGITS));
  }
}
