package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * A call of {@code date_trunc}, whose unit may stand before or behind the time.
 *
 * @param unit in small letters
 */
public record Truncation(String unit, Expression time) {
  private static final List<String> UNITS =
      List.of("year", "quarter", "month", "week", "day", "hour", "minute", "second");

  /**
   * @param arguments two
   * @throws StatementError unless one of them is a unit that there is
   */
  public static Truncation of(List<? extends Expression> arguments) {
    Expression first = arguments.get(0);
    Expression second = arguments.get(1);
    if (!(first instanceof StringValue) && !(second instanceof StringValue)) {
      throw StatementError.general(
          "the time unit parameter of date_trunc function must be a string constant: date_trunc(%s,"
                  .formatted(first)
              + " %s)".formatted(second));
    }
    if (isUnit(first)) {
      return new Truncation(text(first), second);
    }
    if (isUnit(second)) {
      return new Truncation(text(second), first);
    }
    throw StatementError.general(
        "date_trunc function time unit param only support argument is " + String.join("|", UNITS));
  }

  private static boolean isUnit(Expression argument) {
    return argument instanceof StringValue && UNITS.contains(text(argument));
  }

  private static String text(Expression unit) {
    return ((StringValue) unit).getValue().toLowerCase(Locale.ROOT);
  }
}
