package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;

/**
 * Conditions by AND and OR as SQL binds them. JSqlParser takes {@code k IN (1, 2) AND v = 3} for
 * {@code k IN ((1, 2) AND v = 3)}; the text is the same, the tree is not. Stateless.
 */
final class Conditions {
  private Conditions() {}

  /** The same condition, whose parentheses stay what they were. */
  static Expression bound(Expression condition) {
    List<Expression> operands = new ArrayList<>();
    List<Boolean> ors = new ArrayList<>();
    flatten(condition, operands, ors);
    Expression all = null;
    Expression part = operands.get(0);
    for (int i = 0; i < ors.size(); i++) {
      if (ors.get(i)) {
        all = all == null ? part : new OrExpression(all, part);
        part = operands.get(i + 1);
      } else {
        part = new AndExpression(part, operands.get(i + 1));
      }
    }
    return all == null ? part : new OrExpression(all, part);
  }

  /**
   * Lists what stands between ANDs and ORs in the order of the text.
   *
   * @param ors whether it is an OR that stands behind each but the last
   */
  private static void flatten(Expression tree, List<Expression> operands, List<Boolean> ors) {
    if (isLogic(tree)) {
      BinaryExpression logic = (BinaryExpression) tree;
      flatten(logic.getLeftExpression(), operands, ors);
      ors.add(logic instanceof OrExpression);
      flatten(logic.getRightExpression(), operands, ors);
    } else if (tree instanceof InExpression in && isLogic(in.getRightExpression())) {
      int list = operands.size();
      flatten(in.getRightExpression(), operands, ors);
      operands.set(list, in(in, operands.get(list)));
    } else if (tree instanceof NotExpression not) {
      int first = operands.size();
      flatten(not.getExpression(), operands, ors);
      operands.set(first, new NotExpression(operands.get(first), not.isExclamationMark()));
    } else {
      operands.add(tree);
    }
  }

  private static boolean isLogic(Expression expression) {
    return expression instanceof AndExpression || expression instanceof OrExpression;
  }

  private static InExpression in(InExpression in, Expression list) {
    InExpression own = new InExpression(in.getLeftExpression(), list);
    own.setNot(in.isNot());
    return own;
  }
}
