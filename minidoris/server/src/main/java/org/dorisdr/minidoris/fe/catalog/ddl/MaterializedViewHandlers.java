package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.op.AlterMaterializedViewOp;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.CancelMaterializedViewTask;
import org.dorisdr.sql.stock.catalog.PauseMaterializedView;
import org.dorisdr.sql.stock.catalog.RefreshMaterializedView;
import org.dorisdr.sql.stock.catalog.RenameMaterializedView;
import org.dorisdr.sql.stock.catalog.RenameTable;
import org.dorisdr.sql.stock.catalog.ResumeMaterializedView;
import org.dorisdr.sql.stock.catalog.TableName;

/** Runs REFRESH and ALTER MATERIALIZED VIEW. */
public final class MaterializedViewHandlers {
  private final Ddl ddl;

  public MaterializedViewHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  /** Asks for a refresh and does not wait for it, as Doris. */
  StatementResult refresh(Session session, RefreshMaterializedView statement) {
    ddl.change(
        () -> {
          OlapTable table = find(session, statement.name());
          if (statement.partitions() != null) {
            throw StatementError.general(
                "The partition method of this asynchronous materialized view does not support"
                    + " refreshing by partition");
          }
          MaterializedView next = table.materialized.copy();
          next.requested++;
          ddl.log(new AlterMaterializedViewOp(table.id, next));
        });
    return StatementResult.ok();
  }

  StatementResult pause(Session session, PauseMaterializedView statement) {
    return setPaused(session, statement.name(), true);
  }

  /** What its schedule has left out meanwhile is not made up for. */
  StatementResult resume(Session session, ResumeMaterializedView statement) {
    return setPaused(session, statement.name(), false);
  }

  private StatementResult setPaused(Session session, TableName name, boolean paused) {
    ddl.change(
        () -> {
          OlapTable table = find(session, name);
          if (table.materialized.paused == paused) {
            return;
          }
          MaterializedView next = table.materialized.copy();
          next.paused = paused;
          if (!paused) {
            next.lastInterval =
                Math.max(
                    next.lastInterval,
                    RefreshSchedule.interval(next, table.createTime * 1000, ddl.now()));
          }
          ddl.log(new AlterMaterializedViewOp(table.id, next));
        });
    return StatementResult.ok();
  }

  /** A refresh that runs has no number here, by which it could be named. */
  StatementResult cancelTask(Session session, CancelMaterializedViewTask statement) {
    ddl.read(() -> find(session, statement.name()));
    throw StatementError.general("no running task");
  }

  StatementResult rename(Session session, RenameMaterializedView statement) {
    ddl.read(() -> find(session, statement.name()));
    AlterTarget target = new AlterTarget(ddl, session, statement.name());
    new TableAlter(ddl, target).rename(new RenameTable(statement.newName()));
    return StatementResult.ok();
  }

  /**
   * The table of a materialized view; the lock is held.
   *
   * @throws StatementError if there is none of that name
   */
  public OlapTable find(Session session, TableName name) {
    Table table = ddl.table(ddl.database(session, name), name.table());
    if (table instanceof OlapTable olap && olap.materialized != null) {
      return olap;
    }
    throw StatementError.general(
        "table type is not MATERIALIZED_VIEW, tableName="
            + table.name
            + ", type="
            + (table instanceof OlapTable ? "OLAP" : "VIEW"));
  }
}
