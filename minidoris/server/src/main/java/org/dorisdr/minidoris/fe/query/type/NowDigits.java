package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import org.dorisdr.minidoris.common.types.TimeDigits;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Digits of the present moment behind the second: {@code now(3)}. Stateless. */
public final class NowDigits {
  private static final Set<String> NAMES =
      Set.of("now", "current_timestamp", "localtime", "localtimestamp", "utc_timestamp");

  private NowDigits() {}

  /**
   * How many digits a call asks for; -1 = it is another call.
   *
   * @param name in lower case
   * @throws StatementError unless it asks for as many as there can be
   */
  public static int of(String name, List<? extends Expression> arguments) {
    if (!NAMES.contains(name) || arguments == null || arguments.size() > 1) {
      return -1;
    }
    if (arguments.isEmpty()) {
      return 0;
    }
    boolean literal = arguments.get(0) instanceof LongValue;
    long digits = literal ? ((LongValue) arguments.get(0)).getValue() : -1;
    if (digits < 0 || digits > TimeDigits.MOST) {
      throw StatementError.general(
          "minidoris takes literals from 0 to 6 for the digits of %s, not %s"
              .formatted(name, arguments.get(0)));
    }
    return (int) digits;
  }
}
