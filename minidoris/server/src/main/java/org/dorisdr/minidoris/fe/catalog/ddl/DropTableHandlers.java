package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.op.DropTableOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.DropTable;
import org.dorisdr.sql.stock.catalog.DropView;
import org.dorisdr.sql.stock.catalog.TableName;

/** Runs DROP TABLE and DROP VIEW. */
final class DropTableHandlers {
  private final Ddl ddl;

  DropTableHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult table(Session session, DropTable statement) {
    drop(session, statement.name(), statement.ifExists(), statement.force(), false);
    return StatementResult.ok();
  }

  StatementResult view(Session session, DropView statement) {
    drop(session, statement.name(), statement.ifExists(), false, true);
    return StatementResult.ok();
  }

  private void drop(
      Session session, TableName name, boolean ifExists, boolean force, boolean view) {
    ddl.change(
        () -> {
          Database database = ddl.database(session, name);
          Table table = database.table(name.table()).orElse(null);
          if (table == null && ifExists) {
            return;
          }
          table = ddl.table(database, name.table());
          if (view != table instanceof View) {
            throw StatementError.general(
                "'"
                    + database.name
                    + "."
                    + table.name
                    + "' is not "
                    + (view ? "VIEW" : "TABLE")
                    + (view ? "" : ". Use 'DROP VIEW " + table.name + "'."));
          }
          if (!force && table instanceof OlapTable olap && !olap.state.equals("NORMAL")) {
            throw StatementError.general(
                "The table ["
                    + table.name
                    + "]'s state is "
                    + olap.state
                    + ", cannot be dropped. please cancel the operation on olap table firstly."
                    + " If you want to forcibly drop(cannot be recovered), please use \"DROP TABLE FORCE\".");
          }
          if (!force
              && table instanceof OlapTable olap
              && olap.flag(TableProperties.IN_ATOMIC_RESTORE)) {
            throw StatementError.general(
                "The table ["
                    + table.name
                    + "]'s state is in atomic restore, cannot be dropped. please cancel the restore"
                    + " operation on olap table firstly. If you want to forcibly drop(cannot be"
                    + " recovered), please use \"DROP table FORCE\".");
          }
          ddl.log(new DropTableOp(database.id, table.id, table.name, view, force, ddl.now()));
        });
  }
}
