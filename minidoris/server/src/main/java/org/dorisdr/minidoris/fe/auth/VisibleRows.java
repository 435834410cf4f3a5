package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.catalog.ShowDatabases;
import org.dorisdr.sql.stock.catalog.ShowDynamicPartitions;
import org.dorisdr.sql.stock.catalog.ShowTableStatus;
import org.dorisdr.sql.stock.catalog.ShowTables;

/** Takes out of answers what their user may not know of. Thread safe. */
final class VisibleRows {
  private final Privileges privileges;

  VisibleRows(Privileges privileges) {
    this.privileges = privileges;
  }

  /** Leaves out rows of things that the user may not know of. */
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
    String database = named == null ? session.database() : named;
    return keep(result, name -> privileges.canSee(session, database, name));
  }

  private static StatementResult keep(StatementResult result, Function<String, Boolean> visible) {
    List<List<String>> rows = new ArrayList<>();
    result
        .rows()
        .forEachRemaining(
            r -> {
              if (visible.apply(r.get(0))) {
                rows.add(r);
              }
            });
    result.close();
    return StatementResult.rows(result.columns(), rows);
  }
}
