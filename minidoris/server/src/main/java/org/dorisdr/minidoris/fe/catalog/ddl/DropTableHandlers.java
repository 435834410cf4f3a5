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
import org.dorisdr.sql.stock.catalog.DropMaterializedView;
import org.dorisdr.sql.stock.catalog.DropTable;
import org.dorisdr.sql.stock.catalog.DropView;
import org.dorisdr.sql.stock.catalog.TableName;

/** Runs DROP TABLE, DROP VIEW and DROP MATERIALIZED VIEW. */
final class DropTableHandlers {
  private final Ddl ddl;

  DropTableHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult table(Session session, DropTable statement) {
    drop(session, statement.name(), statement.ifExists(), statement.force(), "TABLE");
    return StatementResult.ok();
  }

  StatementResult view(Session session, DropView statement) {
    drop(session, statement.name(), statement.ifExists(), false, "VIEW");
    return StatementResult.ok();
  }

  StatementResult materialized(Session session, DropMaterializedView statement) {
    drop(session, statement.name(), statement.ifExists(), false, "MTMV");
    return StatementResult.ok();
  }

  private static String kind(Table table) {
    return table instanceof View ? "VIEW" : OlapTable.isMaterialized(table) ? "MTMV" : "TABLE";
  }

  /** What Doris says of an object that is of another kind. */
  private static StatementError wrongKind(Database database, Table table, String wanted) {
    String kind = kind(table);
    return StatementError.general(
        "'%s.%s' is not %s. Use 'DROP %s %s.%s'."
            .formatted(
                database.name,
                table.name,
                kind.equals("VIEW") ? "TABLE" : wanted,
                kind.equals("MTMV") ? "MATERIALIZED VIEW" : kind,
                database.name,
                table.name));
  }

  private void drop(
      Session session, TableName name, boolean ifExists, boolean force, String wanted) {
    ddl.change(
        () -> {
          Database database = ddl.database(session, name);
          Table table = database.table(name.table()).orElse(null);
          if (table == null) {
            if (ifExists) {
              return;
            }
            throw StatementError.general(
                "Unknown table '" + name.table() + "' in " + database.name);
          }
          boolean view = wanted.equals("VIEW");
          if (!wanted.equals(kind(table))) {
            throw wrongKind(database, table, wanted);
          }
          if (!force && table instanceof OlapTable olap) {
            CommittedLoads.checkTable(ddl, database.id, olap);
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
