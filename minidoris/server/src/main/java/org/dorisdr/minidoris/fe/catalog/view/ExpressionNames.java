package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;

/**
 * What Doris calls the columns of a view or of CREATE TABLE … AS whose expressions have no alias:
 * {@code __cast_0} by what the expression is and by its place. Stateless.
 */
final class ExpressionNames {
  /** Classes of the parser to what Doris calls the same. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("Addition", "add"),
          Map.entry("Subtraction", "subtract"),
          Map.entry("Multiplication", "multiply"),
          Map.entry("Division", "divide"),
          Map.entry("IntegerDivision", "integral_divide"),
          Map.entry("Modulo", "mod"),
          Map.entry("BitwiseAnd", "bit_and"),
          Map.entry("BitwiseOr", "bit_or"),
          Map.entry("BitwiseXor", "bit_xor"),
          Map.entry("EqualsTo", "equal_to"),
          Map.entry("NotEqualsTo", "not"),
          Map.entry("GreaterThan", "greater_than"),
          Map.entry("GreaterThanEquals", "greater_than_equal"),
          Map.entry("MinorThan", "less_than"),
          Map.entry("MinorThanEquals", "less_than_equal"),
          Map.entry("LikeExpression", "like"),
          Map.entry("InExpression", "in_predicate"),
          Map.entry("IsNullExpression", "is_null"),
          Map.entry("AndExpression", "and"),
          Map.entry("OrExpression", "or"),
          Map.entry("ParenthesedSelect", "subquery"));

  /** Functions that have another name inside of Doris. */
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "substr",
          "substring",
          "mid",
          "substring",
          "ifnull",
          "nvl",
          "lcase",
          "lower",
          "ucase",
          "upper");

  private ExpressionNames() {}

  /**
   * Names by place, null where the column has its own or where the name is not known; empty if the
   * query's columns are not told by its items.
   */
  static List<String> of(Select query) {
    List<String> names = new ArrayList<>();
    if (!(query instanceof PlainSelect plain)) {
      return names;
    }
    for (SelectItem<?> item : plain.getSelectItems()) {
      if (item.getExpression() instanceof AllColumns) {
        return List.of();
      }
      String kind = item.getAlias() == null ? kind(item.getExpression()) : null;
      names.add(kind == null ? null : "__" + kind + "_" + names.size());
    }
    return names;
  }

  private static String kind(Expression expression) {
    if (expression instanceof ParenthesedExpressionList<?> inner && inner.size() == 1) {
      return kind(inner.get(0));
    }
    if (expression instanceof Function function) {
      String name = function.getName().toLowerCase(Locale.ROOT).replace("`", "");
      String plain = name.substring(name.lastIndexOf('.') + 1);
      return FUNCTIONS.getOrDefault(plain, plain);
    }
    if (expression instanceof AnalyticExpression) {
      return "window_expression";
    }
    if (expression instanceof CastExpression) {
      return "cast";
    }
    if (expression instanceof CaseExpression) {
      return "case_when";
    }
    if (expression instanceof NotExpression) {
      return "not";
    }
    boolean literal =
        expression instanceof LongValue
            || expression instanceof DoubleValue
            || expression instanceof StringValue
            || expression instanceof NullValue;
    return literal ? "literal" : KINDS.get(expression.getClass().getSimpleName());
  }
}
