package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.OldOracleJoinBinaryExpression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.dorisdr.minidoris.fe.session.Session;

/**
 * Expressions over the columns of a file: those are text, and Doris makes numbers and times of them
 * where an operator or a function wants such. For one expression by one thread.
 */
final class LoadExpressions extends DuckExpressions {
  private static final Set<String> OF_TIME =
      Set.of(
              "year year_of_week quarter month week weekofyear day dayofmonth dayofweek dayofyear hour"
                  .split(" "),
              "minute second date to_date date_format date_trunc datediff timestampdiff unix_timestamp"
                  .split(" "),
              "date_add date_sub days_add days_sub last_day to_days dayname monthname".split(" "))
          .stream()
          .flatMap(java.util.Arrays::stream)
          .collect(java.util.stream.Collectors.toUnmodifiableSet());

  private static final Set<String> OF_NUMBERS =
      Set.of("abs", "ceil", "ceiling", "floor", "round", "mod", "sqrt", "sign", "truncate", "pow");

  private final Set<String> texts;
  private final Map<String, String> given;

  /**
   * @param texts names of columns that are text, in lower case
   * @param given DuckDB expressions that stand for names, whatever their case
   */
  LoadExpressions(Session session, Set<String> texts, Map<String, String> given) {
    super(session);
    this.texts = texts;
    this.given = given;
  }

  @Override
  public <S> StringBuilder visit(Column column, S context) {
    String expression =
        isBare(column) ? given.get(Identifiers.plain(column.getColumnName())) : null;
    return expression == null
        ? super.visit(column, context)
        : builder.append('(').append(expression).append(')');
  }

  @Override
  protected <S> void deparse(BinaryExpression operation, String operator, S context) {
    if (Set.of("+", "-", "*", "/", "%").contains(operator.strip())) {
      operation.setLeftExpression(as("DOUBLE", operation.getLeftExpression()));
      operation.setRightExpression(as("DOUBLE", operation.getRightExpression()));
    }
    super.deparse(operation, operator, context);
  }

  @Override
  public <S> StringBuilder deparse(
      OldOracleJoinBinaryExpression comparison, String operator, S context) {
    if (isNumber(comparison.getRightExpression())) {
      comparison.setLeftExpression(as("DOUBLE", comparison.getLeftExpression()));
    } else if (isNumber(comparison.getLeftExpression())) {
      comparison.setRightExpression(as("DOUBLE", comparison.getRightExpression()));
    }
    return super.deparse(comparison, operator, context);
  }

  private static boolean isNumber(Expression expression) {
    return expression instanceof LongValue || expression instanceof DoubleValue;
  }

  @Override
  public <S> StringBuilder visit(Function function, S context) {
    String name = Identifiers.plain(function.getName()).toLowerCase(Locale.ROOT);
    if (function.getParameters() != null) {
      if (OF_TIME.contains(name)) {
        convert(function.getParameters(), "DATETIME(6)");
      } else if (OF_NUMBERS.contains(name)) {
        convert(function.getParameters(), "DOUBLE");
      } else if (name.equals("from_unixtime")) {
        convert(function.getParameters(), "BIGINT");
      }
    }
    return super.visit(function, context);
  }

  @SuppressWarnings("unchecked")
  private void convert(ExpressionList<?> parameters, String type) {
    List<Expression> list = (List<Expression>) (List<?>) parameters;
    list.replaceAll(parameter -> as(type, parameter));
  }

  private Expression as(String type, Expression expression) {
    return expression instanceof Column column && isText(column)
        ? new CastExpression("TRY_CAST", column, type)
        : expression;
  }

  private boolean isText(Column column) {
    return isBare(column)
        && !given.containsKey(Identifiers.plain(column.getColumnName()))
        && texts.contains(Identifiers.plain(column.getColumnName()).toLowerCase(Locale.ROOT));
  }

  private static boolean isBare(Column column) {
    Table table = column.getTable();
    return table == null || table.getName() == null || table.getName().isEmpty();
  }
}
