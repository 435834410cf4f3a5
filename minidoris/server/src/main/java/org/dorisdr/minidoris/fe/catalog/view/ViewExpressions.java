package org.dorisdr.minidoris.fe.catalog.view;

import java.util.function.Consumer;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Walks an expression of a view's query with all places in it where columns stand. */
abstract class ViewExpressions extends ExpressionVisitorAdapter<Void> {
  final Consumer<Select> subqueries;

  ViewExpressions(Consumer<Select> subqueries) {
    this.subqueries = subqueries;
  }

  /** Null = nothing to do. */
  final void visit(Expression expression) {
    if (expression != null) {
      expression.accept(this, null);
    }
  }

  /** What a window is parted and sorted by is columns as well. */
  @Override
  public final <S> Void visit(AnalyticExpression window, S context) {
    super.visit(window, context);
    if (window.getPartitionExpressionList() != null) {
      window.getPartitionExpressionList().forEach(this::visit);
    }
    if (window.getOrderByElements() != null) {
      window.getOrderByElements().forEach(o -> visit(o.getExpression()));
    }
    return null;
  }

  @Override
  public final <S> Void visit(ParenthesedSelect select, S context) {
    subqueries.accept(select);
    return null;
  }

  @Override
  public final <S> Void visit(Select select, S context) {
    subqueries.accept(select);
    return null;
  }
}
