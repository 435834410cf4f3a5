package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Writes calls over bitmaps and HLL, and estimates, for DuckDB. For one statement by one thread.
 */
abstract class DuckSketches extends DuckTimes {
  DuckSketches(Session session) {
    super(session);
  }

  /**
   * Writes a call if it is one that is no macro.
   *
   * @param name in lower case
   * @return whether it was
   * @throws StatementError if Doris takes no such arguments
   */
  final <S> boolean sketched(
      String name, Function function, List<? extends Expression> parameters, S context) {
    List<DorisType> types = parameters.stream().map(this::type).toList();
    SketchUses.checkArguments(name, types);
    BitmapCalls.check(name, types);
    HllCalls.check(name, types);
    if (BitmapCalls.isWritten(name)) {
      builder.append(
          BitmapCalls.sql(name, parameters.stream().map(p -> text(p, context)).toList()));
      return true;
    }
    String count =
        types.size() == 1 ? HllCalls.count(name, function.isDistinct(), types.get(0)) : null;
    if (count != null) {
      builder.append(count.formatted(text(parameters.get(0), context)));
    }
    return count != null;
  }

  /**
   * @param name in lower case
   */
  final void checkSketches(AnalyticExpression window, String name) {
    SketchUses.checkSorted(window.getOrderByElements(), this::type);
    if (window.getPartitionExpressionList() != null) {
      window.getPartitionExpressionList().forEach(key -> SketchUses.refuse(type(key)));
    }
  }

  /** Writes the search for a number in bitmaps, if that is meant; returns whether it is. */
  final <S> boolean soughtInBitmaps(InExpression in, S context) {
    if (!(in.getRightExpression() instanceof ParenthesedSelect select)
        || !(getSelectVisitor() instanceof DuckSelects selects)) {
      return false;
    }
    List<TypedColumn> columns = selects.columnsHere(select);
    DorisType type = columns == null || columns.size() != 1 ? null : columns.get(0).type();
    if (type == null || !type.name().equals("bitmap")) {
      return false;
    }
    builder
        .append(in.isNot() ? "NOT EXISTS" : "EXISTS")
        .append(" (SELECT 1 FROM ")
        .append(text(select, context))
        .append(" AS __bitmaps(__bitmap) WHERE bitmap_contains(__bitmap, ")
        .append(text(in.getLeftExpression(), context))
        .append("))");
    return true;
  }
}
