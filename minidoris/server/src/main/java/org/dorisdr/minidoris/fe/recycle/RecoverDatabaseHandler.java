package org.dorisdr.minidoris.fe.recycle;

import java.util.LinkedHashSet;
import java.util.Set;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.DatabaseEntry;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.TableEntry;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.RecoverDatabase;

/** Runs RECOVER DATABASE. */
final class RecoverDatabaseHandler implements StatementHandler<RecoverDatabase> {
  private final Frontend frontend;

  RecoverDatabaseHandler(Frontend frontend) {
    this.frontend = frontend;
  }

  @Override
  public StatementResult run(Session session, RecoverDatabase statement) {
    RecycleAccess.needDatabase(frontend, session, statement.name());
    frontend.catalog().lock().writeLock().lock();
    try {
      recover(statement);
    } finally {
      frontend.catalog().lock().writeLock().unlock();
    }
    return StatementResult.ok();
  }

  private void recover(RecoverDatabase statement) {
    String name = statement.newName() == null ? statement.name() : statement.newName();
    if (frontend.catalog().database(name).isPresent()) {
      throw StatementError.general("Database[" + name + "] already exist.");
    }
    DatabaseEntry entry =
        NewestEntry.find(
            frontend.recycleBin().databases(),
            e -> e.database().name.equals(statement.name()),
            e -> e.database().id,
            DatabaseEntry::dropTime,
            statement.id());
    if (entry == null) {
      throw StatementError.general(
          "Unknown database '" + statement.name() + "' or database id '" + statement.id() + "'");
    }
    checkComplete(entry);
    DropTasks drops = materializedViews(entry);
    frontend.editLog().write(new RecoverDatabaseOp(entry.database().id, statement.newName()));
    drops.send(frontend.agentTasks());
  }

  /** They do not come back, and nobody else would delete their rows. */
  private DropTasks materializedViews(DatabaseEntry entry) {
    DropTasks drops = new DropTasks();
    for (long id : entry.tableIds()) {
      frontend
          .recycleBin()
          .table(id)
          .map(TableEntry::table)
          .filter(OlapTable::isMaterialized)
          .ifPresent(table -> drops.add((OlapTable) table));
    }
    return drops;
  }

  private void checkComplete(DatabaseEntry entry) {
    Set<String> missing = new LinkedHashSet<>(entry.tableNames());
    for (long id : entry.tableIds()) {
      frontend.recycleBin().table(id).ifPresent(t -> missing.remove(t.table().name));
    }
    if (!missing.isEmpty()) {
      throw StatementError.general("Tables[" + missing + "] is missing. Can not recover db");
    }
  }
}
