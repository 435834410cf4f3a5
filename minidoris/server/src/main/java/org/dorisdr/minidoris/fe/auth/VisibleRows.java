package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.catalog.ShowDatabases;
import org.dorisdr.sql.stock.catalog.ShowDynamicPartitions;
import org.dorisdr.sql.stock.catalog.ShowTableStatus;
import org.dorisdr.sql.stock.catalog.ShowTables;

/** Leaves out of answers the rows of what their user may not know of. Thread safe. */
final class VisibleRows {
  private final Privileges privileges;

  VisibleRows(Privileges privileges) {
    this.privileges = privileges;
  }

  StatementResult filter(Session session, StockStatement statement, StatementResult result) {
    if (statement instanceof ShowDatabases) {
      return keep(result, name -> privileges.canSee(session, name));
    }
    if (statement instanceof ShowTables show) {
      return keepTables(session, show.database(), result);
    }
    if (statement instanceof ShowTableStatus show) {
      return keepTables(session, show.database(), result);
    }
    if (statement instanceof ShowDynamicPartitions show) {
      return keepTables(session, show.database(), result);
    }
    return result;
  }

  private StatementResult keepTables(Session session, String named, StatementResult result) {
    String database = Named.database(session, named);
    return keep(result, name -> privileges.canSee(session, database, name));
  }

  private static StatementResult keep(StatementResult result, Predicate<String> visible) {
    List<List<String>> rows = new ArrayList<>();
    result.rows().forEachRemaining(rows::add);
    rows.removeIf(r -> !visible.test(r.get(0)));
    result.close();
    return StatementResult.rows(result.columns(), rows);
  }
}
