package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TimeDigits;
import org.dorisdr.minidoris.common.types.TimeParser;

/**
 * Texts that are compared with times: Doris compares them as times of all their digits, where the
 * engine would round the text to the digits of the column. Stateless.
 */
final class TimeLiterals {
  private TimeLiterals() {}

  /**
   * An operand as it is compared with another one.
   *
   * @param types null = not known
   */
  static Expression operand(
      Expression operand, Expression other, Function<Expression, DorisType> types) {
    if (!(operand instanceof StringValue text)) {
      return operand;
    }
    DorisType type = types.apply(other);
    boolean time = type != null && (type.name().equals("datetime") || type.name().equals("date"));
    LocalDateTime value = time ? read(text.getValue(), ZoneOffset.UTC) : null;
    if (value == null || hasZone(text.getValue())) {
      return operand;
    }
    DateTimeLiteralExpression literal = new DateTimeLiteralExpression();
    boolean day = type.name().equals("date") && value.toLocalTime().equals(LocalTime.MIDNIGHT);
    literal.setType(
        day
            ? DateTimeLiteralExpression.DateTime.DATE
            : DateTimeLiteralExpression.DateTime.TIMESTAMP);
    literal.setValue(
        "'" + (day ? value.toLocalDate() : TimeDigits.text(value, TimeDigits.MOST)) + "'");
    return literal;
  }

  /** The engine reads it in its own way. */
  private static boolean hasZone(String text) {
    return !read(text, ZoneOffset.UTC).equals(read(text, ZoneOffset.MAX));
  }

  /** Null if it is none. */
  private static LocalDateTime read(String text, ZoneOffset zone) {
    return TimeParser.text(text, TimeDigits.MOST, zone, false);
  }

  /** Puts what is compared with a value in its place. */
  @SuppressWarnings("unchecked")
  static void operands(
      ExpressionList<?> operands, Expression other, Function<Expression, DorisType> types) {
    ((List<Expression>) (List<?>) operands).replaceAll(e -> operand(e, other, types));
  }
}
