package org.dorisdr.minidoris.fe.query;

import static org.assertj.core.api.Assertions.assertThat;

import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AND binds more than OR, and a list ends with its parenthesis. */
class ConditionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a IN (1, 2) AND b = 3                     ; [a IN (1, 2) & b = 3]
          a NOT IN (1) AND b = 3 AND c = 4          ; [[a NOT IN (1) & b = 3] & c = 4]
          x = 1 AND a IN (1) OR b = 2               ; [[x = 1 & a IN (1)] | b = 2]
          a IN (1) OR b IN (2) AND c IN (3) AND d   ; [a IN (1) | [[b IN (2) & c IN (3)] & d]]
          NOT a IN (1) AND b = 2                    ; [NOT a IN (1) & b = 2]
          (a IN (1) OR b = 2) AND c = 3             ; [(a IN (1) OR b = 2) & c = 3]
          a IN (1, 2)                               ; a IN (1, 2)
          """)
  void areBoundAsSqlBindsThem(String condition, String bound) {
    PlainSelect select = (PlainSelect) SqlRewriter.parse("SELECT 1 FROM t WHERE " + condition);
    assertThat(text(Conditions.bound(select.getWhere()))).isEqualTo(bound);
  }

  private static String text(Expression expression) {
    if (expression instanceof AndExpression and) {
      return "[" + text(and.getLeftExpression()) + " & " + text(and.getRightExpression()) + "]";
    }
    if (expression instanceof OrExpression or) {
      return "[" + text(or.getLeftExpression()) + " | " + text(or.getRightExpression()) + "]";
    }
    return expression instanceof NotExpression not
        ? "NOT " + text(not.getExpression())
        : expression.toString();
  }
}
