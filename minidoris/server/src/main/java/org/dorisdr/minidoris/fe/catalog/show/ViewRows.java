package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.ReadTables;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowViewsOf;

/** SHOW VIEW FROM a table: the views of its database that read it, also by way of other views. */
final class ViewRows {
  private final Ddl ddl;

  ViewRows(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult show(Session session, ShowViewsOf statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.name());
          Table table = ddl.olap(database, statement.name().table());
          ShowRows rows = new ShowRows("View", "Create View");
          database.tables.values().stream()
              .filter(View.class::isInstance)
              .sorted(Comparator.comparingLong(v -> v.id))
              .filter(v -> reads((View) v, table.id, new HashSet<>()))
              .forEach(v -> rows.add(v.name, DdlTexts.create(v)));
          return rows.result();
        });
  }

  private boolean reads(View view, long tableId, Set<Long> seen) {
    if (!seen.add(view.id)) {
      return false;
    }
    return ReadTables.of(ddl.fe().catalog(), view.definition).stream()
        .map(ReadTables.Found::table)
        .anyMatch(
            read ->
                read.id == tableId || read instanceof View inner && reads(inner, tableId, seen));
  }
}
