package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Expression;
import org.dorisdr.minidoris.common.types.DorisType;

/** Types of times of a day, which the engine has as texts. Stateless. */
public final class ClockTypes {
  private static final Pattern CLOCK = Pattern.compile("time(?:\\((\\d)\\))?");

  private ClockTypes() {}

  /** What CAST names; null if it is no time of a day. */
  public static DorisType named(String type) {
    Matcher clock = CLOCK.matcher(type);
    if (!clock.matches()) {
      return null;
    }
    return of(clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1)));
  }

  private static DorisType of(int digits) {
    return digits == 0 ? DorisType.of("time") : DorisType.of("time", digits);
  }

  /**
   * Of a difference of times: it has the digits of the one that has more.
   *
   * @param types of expressions, null = not known
   */
  public static DorisType difference(
      List<? extends Expression> times, Function<Expression, DorisType> types) {
    int digits = 0;
    for (Expression time : times) {
      DorisType taken = TimeTexts.taken(time, types.apply(time), false);
      digits = Math.max(digits, taken == null ? 0 : taken.digits());
    }
    return of(digits);
  }
}
