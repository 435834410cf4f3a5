package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.TimeTexts;

/**
 * Sums of a time and an interval. The engine makes dates times of the day, and takes no texts;
 * Doris keeps the type where whole days, months or years are added, and reads texts as times.
 * Stateless.
 */
final class DateIntervals {
  private static final Set<String> UNITS = Set.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

  private static final Set<String> SMALL = Set.of("MICROSECOND", "MILLISECOND");

  private DateIntervals() {}

  /** Whether something that is added to a time leaves its type as it is. */
  static boolean keepType(Expression added) {
    return UNITS.contains(unit(added));
  }

  /**
   * Type of a text to which an interval is added; null if it is none, no time, or no interval.
   *
   * @param type of the text, null = not known
   */
  static DorisType ofText(Expression time, DorisType type, Expression added) {
    String unit = unit(added);
    if (UNITS.contains(unit)) {
      return TimeTexts.ofDays(time, type);
    }
    DorisType made = unit.isEmpty() ? null : TimeTexts.of(time, type);
    return made != null && SMALL.contains(unit) ? DorisType.of("datetime", 6) : made;
  }

  /** The operator that a function stands for; null if it is none of sums. */
  static String sign(String function) {
    return switch (function) {
      case "date_add", "adddate" -> "+";
      case "date_sub", "subdate" -> "-";
      default -> null;
    };
  }

  /** In capitals; empty if something is no interval. */
  private static String unit(Expression added) {
    return added instanceof IntervalExpression interval && interval.getIntervalType() != null
        ? interval.getIntervalType().toUpperCase(Locale.ROOT)
        : "";
  }

  /** A text as the time to which something is added. */
  static String time(DorisType type, String text) {
    return Casts.to(type, text, false);
  }

  static String sql(String time, String sign, String interval) {
    return "cast_to_type(%s %s %s, %s)".formatted(time, sign, interval, time);
  }
}
