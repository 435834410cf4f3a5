package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.StringValue;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Sums of a time and whole days, months or years. The engine makes them times of the day; Doris
 * keeps the type: a date stays one. Stateless.
 */
final class DateIntervals {
  private static final Set<String> UNITS = Set.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

  private static final Set<String> WHOLE =
      Set.of("SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

  /** Doris makes times without a fraction of these. */
  private static final Pattern TIME =
      Pattern.compile("\\s*\\d{4}-\\d{1,2}-\\d{1,2}([ T]\\d{1,2}:\\d{1,2}:\\d{1,2})?\\s*");

  private DateIntervals() {}

  /** Whether something that is added to a time leaves its type as it is. */
  static boolean keepType(Expression added) {
    return added instanceof IntervalExpression interval
        && interval.getIntervalType() != null
        && UNITS.contains(interval.getIntervalType().toUpperCase(Locale.ROOT));
  }

  /** Whether a call is {@code date_add} of such an interval. */
  static boolean isAddition(String name, List<? extends Expression> arguments) {
    return name.equals("date_add")
        && arguments.size() == 2
        && (keepType(arguments.get(1)) || isOfText(arguments.get(0), arguments.get(1)));
  }

  /** Whether something that is added to a text makes a time of it. */
  static boolean isOfText(Expression time, Expression added) {
    return time instanceof StringValue text
        && TIME.matcher(text.getValue()).matches()
        && added instanceof IntervalExpression interval
        && interval.getIntervalType() != null
        && WHOLE.contains(interval.getIntervalType().toUpperCase(Locale.ROOT));
  }

  /** A text as the time to which something is added. */
  static String time(String text) {
    return Casts.to(DorisType.of("datetime"), text, false);
  }

  static String sql(String time, String sign, String interval) {
    return "cast_to_type(%s %s %s, %s)".formatted(time, sign, interval, time);
  }
}
