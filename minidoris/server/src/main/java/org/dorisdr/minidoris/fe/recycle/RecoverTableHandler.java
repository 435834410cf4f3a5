package org.dorisdr.minidoris.fe.recycle;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.TableEntry;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.RecoverTable;

/** Runs RECOVER TABLE. */
final class RecoverTableHandler implements StatementHandler<RecoverTable> {
  private final Frontend frontend;

  RecoverTableHandler(Frontend frontend) {
    this.frontend = frontend;
  }

  @Override
  public StatementResult run(Session session, RecoverTable statement) {
    ObjectName name = ObjectName.of(session, statement.name());
    RecycleAccess.needTable(frontend, session, name);
    frontend.catalog().lock().writeLock().lock();
    try {
      recover(name, statement);
    } finally {
      frontend.catalog().lock().writeLock().unlock();
    }
    return StatementResult.ok();
  }

  private void recover(ObjectName name, RecoverTable statement) {
    Database database = name.database(frontend.catalog());
    String newName = statement.newName();
    String wanted = newName == null ? name.object() : newName;
    if (database.table(wanted).isPresent()) {
      throw StatementError.general("Table '" + wanted + "' already exists");
    }
    TableEntry entry =
        NewestEntry.find(
            frontend.recycleBin().tables(),
            e -> e.databaseId() == database.id && e.table().name.equals(name.object()),
            e -> e.table().id,
            TableEntry::dropTime,
            statement.id());
    if (entry == null) {
      throw StatementError.general(
          "Unknown table '%s' or table id '%d' in %s"
              .formatted(name.object(), statement.id(), database.name));
    }
    if (OlapTable.isMaterialized(entry.table())) {
      throw StatementError.general(
          "Can not recover materialized view '%s' or table id '%d' in %s"
              .formatted(name.object(), statement.id(), database.name));
    }
    checkRollups(entry.table(), newName);
    frontend.editLog().write(new RecoverTableOp(database.id, entry.table().id, wanted, newName));
  }

  private static void checkRollups(Table table, String newName) {
    if (newName == null || newName.equals(table.name) || !(table instanceof OlapTable olap)) {
      return;
    }
    if (olap.indexMetas.values().stream().anyMatch(m -> m.name.equals(newName))) {
      throw StatementError.general("New name conflicts with rollup index name: " + newName);
    }
  }
}
