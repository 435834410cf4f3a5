package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import org.dorisdr.minidoris.common.types.DorisType;

/** Types of the times that functions give. Stateless. */
public final class TimeFunctions {
  private static final Set<String> DAYS =
      Set.of(
          ("days_add days_sub weeks_add weeks_sub months_add months_sub quarters_add quarters_sub"
                  + " years_add years_sub")
              .split(" "));

  private static final Set<String> SECONDS =
      Set.of(
          "hours_add hours_sub minutes_add minutes_sub seconds_add seconds_sub timestamp"
              .split(" "));

  private static final Set<String> SUMS = Set.of("date_add", "date_sub", "adddate", "subdate");

  private static final Set<String> SMALL_UNITS = Set.of("MICROSECOND", "MILLISECOND");
  private static final Set<String> DAY_UNITS = Set.of("DAY", "WEEK", "MONTH", "QUARTER", "YEAR");

  private TimeFunctions() {}

  /** Null = not known, or no time. */
  static DorisType of(String name, List<DorisType> given, List<? extends Expression> arguments) {
    if (SUMS.contains(name) && arguments.size() == 2) {
      return sum(arguments.get(0), given.get(0), arguments.get(1));
    }
    boolean days = isOfDays(name);
    if (arguments.isEmpty() || !(days || SECONDS.contains(name))) {
      return null;
    }
    DorisType time = TimeTexts.taken(arguments.get(0), given.get(0), days);
    return time == null || days ? time : withSeconds(time);
  }

  /** Whether a function adds whole days, months or years. */
  public static boolean isOfDays(String name) {
    return DAYS.contains(name);
  }

  /** Of a time, or a text that is read as one, and an interval; null = not known, or no such. */
  static DorisType sum(Expression time, DorisType type, Expression added) {
    String unit =
        added instanceof IntervalExpression interval
            ? String.valueOf(interval.getIntervalType()).toUpperCase(Locale.ROOT)
            : "DAY";
    boolean days = DAY_UNITS.contains(unit);
    DorisType taken = TimeTexts.taken(time, type, days);
    if (taken == null || days) {
      return taken;
    }
    return SMALL_UNITS.contains(unit) ? DorisType.of("datetime", 6) : withSeconds(taken);
  }

  private static DorisType withSeconds(DorisType time) {
    return time.name().equals("date") ? DorisType.of("datetime") : time;
  }
}
