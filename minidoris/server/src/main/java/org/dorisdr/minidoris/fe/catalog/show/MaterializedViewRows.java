package org.dorisdr.minidoris.fe.catalog.show;

import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.MaterializedViewHandlers;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowCreateMaterializedView;

/** Shows the statement that makes a materialized view. */
final class MaterializedViewRows {
  private final Ddl ddl;

  MaterializedViewRows(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult create(Session session, ShowCreateMaterializedView statement) {
    return ddl.read(
        () -> {
          OlapTable table = new MaterializedViewHandlers(ddl).find(session, statement.name());
          // minidoris keeps no session variables with it.
          return new ShowRows("Materialized View", "Create Materialized View", "Session Variables")
              .add(table.name, DdlTexts.materialized(table), "{}")
              .result();
        });
  }
}
