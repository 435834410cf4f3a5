package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.common.types.TypeNames;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Which conditions DELETE takes of a table that keeps them beside its rows: comparisons of a column
 * with a value, lists and IS NULL, all of which have to hold.
 */
final class DeleteConditions {
  private static final int MOST_IN_LIST = 1024;
  private static final String ONLY =
      "Where clause only supports compound predicate, binary predicate, is_null predicate or in"
          + " predicate.";

  private final DeleteColumns columns;

  private DeleteConditions(DeleteColumns columns) {
    this.columns = columns;
  }

  /**
   * @throws StatementError if Doris takes no such condition of the table
   */
  static void check(OlapTable table, Expression where) {
    for (Expression part : parts(Conditions.bound(where))) {
      DeleteColumns columns = new DeleteColumns(table);
      columnsOf(part).forEach(columns::check);
      new DeleteConditions(columns).check(part);
    }
  }

  /** What stands between ANDs. */
  private static List<Expression> parts(Expression where) {
    Expression plain = plain(where);
    if (plain instanceof AndExpression and) {
      List<Expression> parts = new ArrayList<>(parts(and.getLeftExpression()));
      parts.addAll(parts(and.getRightExpression()));
      return parts;
    }
    return List.of(plain);
  }

  private void check(Expression part) {
    Expression predicate = part instanceof NotExpression not ? plain(not.getExpression()) : part;
    if (predicate instanceof ComparisonOperator comparison) {
      checkComparison(comparison);
    } else if (predicate instanceof InExpression in) {
      checkList(in);
    } else if (predicate instanceof IsNullExpression isNull) {
      checkColumn(isNull.getLeftExpression(), "Child expr of is_null", isNull);
    } else if (predicate instanceof Between between && predicate == part && !between.isNot()) {
      checkColumn(between.getLeftExpression(), "Left expr of binary", between);
    } else if (!(predicate == part && isList(part))) {
      throw StatementError.general(ONLY + " But we meet " + part);
    }
  }

  private void checkComparison(ComparisonOperator comparison) {
    Expression left = plain(comparison.getLeftExpression());
    Expression right = plain(comparison.getRightExpression());
    if (columnsOf(left).isEmpty()) {
      // Doris turns it round.
      Expression column = right;
      right = left;
      left = column;
    }
    checkColumn(left, "Left expr of binary", comparison);
    List<Column> others = columnsOf(right);
    if (!others.isEmpty()) {
      throw StatementError.general(
          "Right expr of binary predicate should be value, predicate: (%s), right expr type:%s"
              .formatted(comparison, type(others.get(0))));
    }
  }

  private String type(Column column) {
    return TypeNames.of(columns.find(column).type());
  }

  private void checkList(InExpression in) {
    checkColumn(in.getLeftExpression(), "Left expr of in", in);
    if (!(in.getRightExpression() instanceof ExpressionList<?> values)) {
      throw StatementError.general(ONLY);
    }
    if (values.size() > MOST_IN_LIST) {
      throw StatementError.general(
          "Element num of in predicate should not be more than " + MOST_IN_LIST);
    }
    for (Expression value : values) {
      if (!columnsOf(value).isEmpty()) {
        throw StatementError.general("Child of in predicate should be value, but get " + value);
      }
    }
  }

  /** A column, or one that Doris gets alone by moving numbers to the other side. */
  private static void checkColumn(Expression side, String what, Expression predicate) {
    Expression plain = plain(side);
    if (plain instanceof Column) {
      return;
    }
    boolean moves =
        plain instanceof Addition
            || plain instanceof Subtraction
            || plain instanceof Multiplication
            || plain instanceof Division;
    if (moves && columnsOf(plain).size() == 1) {
      BinaryExpression sum = (BinaryExpression) plain;
      boolean inLeft = !columnsOf(sum.getLeftExpression()).isEmpty();
      checkColumn(inLeft ? sum.getLeftExpression() : sum.getRightExpression(), what, predicate);
      return;
    }
    throw StatementError.general(
        what + " predicate should be column name, predicate: (" + predicate + ")");
  }

  /** Doris makes a list of equalities of one column. */
  private boolean isList(Expression part) {
    Set<String> names = new HashSet<>();
    return isList(part, names) && names.size() == 1;
  }

  private boolean isList(Expression part, Set<String> names) {
    Expression plain = plain(part);
    if (plain instanceof OrExpression or) {
      return isList(or.getLeftExpression(), names) && isList(or.getRightExpression(), names);
    }
    if (plain instanceof EqualsTo equal) {
      checkComparison(equal);
    } else if (plain instanceof InExpression in && !in.isNot()) {
      checkList(in);
    } else {
      return false;
    }
    columnsOf(plain).forEach(c -> names.add(columns.find(c).name()));
    return true;
  }

  private static Expression plain(Expression expression) {
    return expression instanceof ParenthesedExpressionList<?> list && list.size() == 1
        ? plain(Conditions.bound(list.get(0)))
        : expression;
  }

  /** Those of a part, none of a query's. */
  private static List<Column> columnsOf(Expression part) {
    List<Column> found = new ArrayList<>();
    part.accept(
        new ExpressionVisitorAdapter<Void>() {
          @Override
          public <S> Void visit(Column column, S context) {
            if (!DuckExpressions.isConstant(column.getColumnName())) {
              found.add(column);
            }
            return null;
          }

          @Override
          public <S> Void visit(Select select, S context) {
            throw StatementError.general(ONLY);
          }

          @Override
          public <S> Void visit(ParenthesedSelect select, S context) {
            throw StatementError.general(ONLY);
          }
        },
        null);
    return found;
  }
}
