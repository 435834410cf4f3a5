package org.dorisdr.minidoris.fe.query;

import java.util.stream.Collectors;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.util.deparser.SelectDeParser;
import org.dorisdr.minidoris.fe.query.type.HalfJoins;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Writes joins for DuckDB. For one statement by one thread. */
abstract class DuckJoins extends SelectDeParser {

  @Override
  public void deparseJoin(Join join) {
    boolean free = !join.isSimple() && !join.isNatural() && hasNoCondition(join);
    boolean half = join.isSemi();
    if (free && (half || join.isLeft() || join.isRight() || join.isFull())) {
      throw StatementError.general("on mustn't be empty except for cross/inner join");
    }
    if (half) {
      half(join);
      return;
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

  private void half(Join join) {
    builder.append(HalfJoins.isAnti(join) ? " ANTI JOIN " : " SEMI JOIN ");
    join.getFromItem().accept(this, null);
    if (join.getUsingColumns().isEmpty()) {
      builder.append(" ON ");
      join.getOnExpressions().iterator().next().accept(getExpressionVisitor(), null);
    } else {
      builder.append(
          join.getUsingColumns().stream()
              .map(column -> Identifiers.quoted(column.getColumnName()))
              .collect(Collectors.joining(", ", " USING (", ")")));
    }
  }
}
