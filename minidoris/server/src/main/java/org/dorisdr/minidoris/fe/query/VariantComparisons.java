package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * What is taken out of a VARIANT becomes a text or a number where it is compared with one, as in
 * Doris; DuckDB would compare the text with JSON in quotes. Stateless.
 */
final class VariantComparisons {
  private VariantComparisons() {}

  static boolean isElement(Expression expression) {
    return expression instanceof ArrayExpression
        || (expression instanceof Column column && column.getArrayConstructor() != null);
  }

  /** An operand as it is compared with another one. */
  static Expression operand(Expression operand, Expression other) {
    if (!isElement(operand)) {
      return operand;
    }
    if (other instanceof StringValue) {
      return new CastExpression("CAST", operand, "STRING");
    }
    return isNumber(other) ? new CastExpression("TRY_CAST", operand, "DOUBLE") : operand;
  }

  /** The same, compared with each of a list. */
  static Expression operand(Expression operand, ExpressionList<?> others) {
    List<? extends Expression> list = others;
    if (list.isEmpty()) {
      return operand;
    }
    Expression first = list.get(0);
    boolean alike =
        list.stream()
            .allMatch(e -> first instanceof StringValue ? e instanceof StringValue : isNumber(e));
    return alike ? operand(operand, first) : operand;
  }

  private static boolean isNumber(Expression expression) {
    return expression instanceof LongValue
        || expression instanceof DoubleValue
        || (expression instanceof SignedExpression signed && isNumber(signed.getExpression()));
  }
}
