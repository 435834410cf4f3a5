package org.dorisdr.minidoris.fe.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Operands of comparisons of numbers: texts count as the numbers that they show, NULL if they show
 * none, and floats beside decimals and wide whole numbers as doubles. The engine fails at the
 * former, and rounds the others to floats. Stateless.
 */
final class Comparisons {
  /** What texts become beside whole numbers and decimals. */
  private static final String NUMBER = "DECIMAL(38,6)";

  private Comparisons() {}

  /**
   * An operand as it is compared with another one.
   *
   * @param types null = not known
   */
  static Expression operand(
      Expression operand, Expression other, Function<Expression, DorisType> types) {
    return operand(operand, List.of(other), types);
  }

  /** The same, compared with all of several. */
  static Expression operand(
      Expression operand,
      List<? extends Expression> others,
      Function<Expression, DorisType> types) {
    DorisType type = types.apply(operand);
    if (type == null) {
      return operand;
    }
    List<DorisType> around = others.stream().map(types).toList();
    if (type.name().equals("float")) {
      boolean widened = around.stream().anyMatch(Comparisons::widensFloats);
      return widened ? cast(operand, "DOUBLE") : operand;
    }
    boolean text = type.isText() && !type.name().equals("json");
    if (!text || around.isEmpty() || !around.stream().allMatch(Comparisons::isNumber)) {
      return operand;
    }
    boolean real = around.stream().anyMatch(t -> t.name().matches("float|double"));
    boolean shown = operand instanceof StringValue value && isNumber(value.getValue());
    return shown ? operand : cast(operand, real ? "DOUBLE" : NUMBER);
  }

  /** All three operands of BETWEEN. */
  static void ofBetween(Between between, Function<Expression, DorisType> types) {
    Expression value = between.getLeftExpression();
    Expression start = between.getBetweenExpressionStart();
    Expression end = between.getBetweenExpressionEnd();
    between.setBetweenExpressionStart(operand(start, value, types));
    between.setBetweenExpressionEnd(operand(end, value, types));
    between.setLeftExpression(operand(value, List.of(start, end), types));
  }

  /** What IN compares with each of a list. */
  static void ofList(
      InExpression in, ExpressionList<Expression> list, Function<Expression, DorisType> types) {
    Expression value = in.getLeftExpression();
    List<Expression> all = List.copyOf(list);
    list.replaceAll(e -> operand(e, value, types));
    in.setLeftExpression(operand(value, all, types));
  }

  /** What CASE compares with each WHEN. */
  static void ofCase(CaseExpression choice, Function<Expression, DorisType> types) {
    Expression value = choice.getSwitchExpression();
    if (value != null) {
      List<Expression> all =
          choice.getWhenClauses().stream().map(WhenClause::getWhenExpression).toList();
      choice
          .getWhenClauses()
          .forEach(w -> w.setWhenExpression(operand(w.getWhenExpression(), value, types)));
      choice.setSwitchExpression(operand(value, all, types));
    }
  }

  private static boolean widensFloats(DorisType type) {
    return type != null && type.name().matches("int|bigint|largeint|decimal");
  }

  private static boolean isNumber(DorisType type) {
    return type != null && type.isNumber();
  }

  /** The engine compares such a literal with numbers. */
  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text.strip()).scale() <= 0
          && !text.toLowerCase(Locale.ROOT).contains("e");
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static Expression cast(Expression operand, String type) {
    return new CastExpression("TRY_CAST", operand, type);
  }
}
