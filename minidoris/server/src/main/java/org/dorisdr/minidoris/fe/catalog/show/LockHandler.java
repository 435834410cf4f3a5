package org.dorisdr.minidoris.fe.catalog.show;

import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.LockTables;
import org.dorisdr.sql.stock.catalog.TableName;
import org.dorisdr.sql.stock.catalog.UnlockTables;

/**
 * LOCK TABLES and UNLOCK TABLES, which dumping tools send: as in Doris the tables have to be there,
 * and nothing is locked.
 */
final class LockHandler {
  private final Ddl ddl;

  LockHandler(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult lock(Session session, LockTables statement) {
    return ddl.read(
        () -> {
          for (TableName name : statement.tables()) {
            ddl.table(ddl.database(session, name), name.table());
          }
          return StatementResult.ok();
        });
  }

  StatementResult unlock(Session session, UnlockTables statement) {
    return StatementResult.ok();
  }
}
