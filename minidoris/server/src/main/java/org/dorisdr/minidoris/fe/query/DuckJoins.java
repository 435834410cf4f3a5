package org.dorisdr.minidoris.fe.query;

import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.util.deparser.SelectDeParser;
import org.dorisdr.minidoris.fe.query.type.HalfJoins;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Writes joins for DuckDB. For one statement by one thread. */
abstract class DuckJoins extends SelectDeParser {

  @Override
  public void deparseJoin(Join join) {
    if (join.isSemi()) {
      builder.append(HalfJoins.isAnti(join) ? " ANTI JOIN " : " SEMI JOIN ");
      join.getFromItem().accept(this, null);
      on(join);
      return;
    }
    boolean free = !join.isSimple() && !join.isNatural() && hasNoCondition(join);
    if (free && (join.isLeft() || join.isRight() || join.isFull())) {
      throw StatementError.general("on mustn't be empty except for cross/inner join");
    }
    if (free) {
      join.setInner(false);
      join.setCross(true);
    }
    super.deparseJoin(join);
  }

  private static boolean hasNoCondition(Join join) {
    return join.getOnExpressions().isEmpty() && join.getUsingColumns().isEmpty();
  }

  private void on(Join join) {
    if (join.getOnExpressions().isEmpty()) {
      throw StatementError.general("on mustn't be empty except for cross/inner join");
    }
    builder.append(" ON ");
    join.getOnExpressions().iterator().next().accept(getExpressionVisitor(), null);
  }
}
