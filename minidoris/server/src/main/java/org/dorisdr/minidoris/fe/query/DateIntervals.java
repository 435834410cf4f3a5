package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;

/**
 * Sums of a time and whole days, months or years. The engine makes them times of the day; Doris
 * keeps the type: a date stays one. Stateless.
 */
final class DateIntervals {
  private static final Set<String> UNITS = Set.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

  private DateIntervals() {}

  /** Whether something that is added to a time leaves its type as it is. */
  static boolean keepType(Expression added) {
    return added instanceof IntervalExpression interval
        && interval.getIntervalType() != null
        && UNITS.contains(interval.getIntervalType().toUpperCase(Locale.ROOT));
  }

  /** Whether a call is {@code date_add} of such an interval. */
  static boolean isAddition(String name, List<? extends Expression> arguments) {
    return name.equals("date_add") && arguments.size() == 2 && keepType(arguments.get(1));
  }

  static String sql(String time, String sign, String interval) {
    return "cast_to_type(%s %s %s, %s)".formatted(time, sign, interval, time);
  }
}
