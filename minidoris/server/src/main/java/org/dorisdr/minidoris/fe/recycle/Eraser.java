package org.dorisdr.minidoris.fe.recycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.agent.AgentTasks;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.DatabaseEntry;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.PartitionEntry;
import org.dorisdr.minidoris.fe.recycle.RecycleBin.TableEntry;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Deletes entries of the recycle bin for good: first from the metadata, then their tablets from the
 * backends. Master only; thread safe.
 */
final class Eraser {
  /** Bounds how long one pass holds the catalog's lock; the next pass goes on. */
  private static final int BATCH = 500;

  private final Frontend frontend;
  private final Supplier<AgentTasks> agent;
  private final LongSupplier clock;

  /**
   * @param clock ms since the epoch
   */
  Eraser(Frontend frontend, Supplier<AgentTasks> agent, LongSupplier clock) {
    this.frontend = frontend;
    this.agent = agent;
    this.clock = clock;
  }

  /** One cycle of the daemon: partitions, tables, databases. */
  void eraseExpired() {
    EraseRules rules = new EraseRules(frontend.settings(), clock.getAsLong());
    DropTasks drops = new DropTasks();
    frontend.catalog().lock().writeLock().lock();
    try {
      RecycleBin bin = frontend.recycleBin();
      rules.toErase(bin.partitions(), Eraser::scope, PartitionEntry::dropTime).stream()
          .limit(BATCH)
          .forEach(e -> erasePartition(e, drops));
      rules
          .toErase(bin.tables(), e -> List.of(e.databaseId(), e.table().name), TableEntry::dropTime)
          .stream()
          .limit(BATCH)
          .forEach(e -> eraseTable(e, drops));
      rules.toErase(bin.databases(), e -> e.database().name, DatabaseEntry::dropTime).stream()
          .limit(BATCH)
          .forEach(e -> eraseDatabase(e, drops));
    } finally {
      frontend.catalog().lock().writeLock().unlock();
    }
    drops.send(agent.get());
  }

  private static Object scope(PartitionEntry entry) {
    return List.of(
        entry.databaseId(), entry.tableId(), entry.partition().name.toLowerCase(Locale.ROOT));
  }

  /**
   * Erases at once, whatever the age.
   *
   * @throws StatementError if there is nothing of that id
   */
  void eraseDatabaseNow(long id) {
    DropTasks drops = new DropTasks();
    frontend.catalog().lock().writeLock().lock();
    try {
      RecycleBin bin = frontend.recycleBin();
      List<TableEntry> tables = bin.tables().stream().filter(e -> e.databaseId() == id).toList();
      List<PartitionEntry> partitions =
          bin.partitions().stream().filter(e -> e.databaseId() == id).toList();
      if (bin.database(id).isEmpty() && tables.isEmpty() && partitions.isEmpty()) {
        throw StatementError.general("Unknown database id '" + id + "'");
      }
      bin.database(id).ifPresent(e -> frontend.editLog().write(new EraseDatabaseOp(id)));
      tables.forEach(e -> eraseTable(e, drops));
      partitions.forEach(e -> erasePartition(e, drops));
    } finally {
      frontend.catalog().lock().writeLock().unlock();
    }
    drops.send(agent.get());
  }

  /** As {@link #eraseDatabaseNow}. */
  void eraseTableNow(long id) {
    DropTasks drops = new DropTasks();
    frontend.catalog().lock().writeLock().lock();
    try {
      RecycleBin bin = frontend.recycleBin();
      List<PartitionEntry> partitions =
          bin.partitions().stream().filter(e -> e.tableId() == id).toList();
      if (bin.table(id).isEmpty() && partitions.isEmpty()) {
        throw StatementError.general("Unknown table id '" + id + "'");
      }
      bin.table(id).ifPresent(e -> eraseTable(e, drops));
      partitions.forEach(e -> erasePartition(e, drops));
    } finally {
      frontend.catalog().lock().writeLock().unlock();
    }
    drops.send(agent.get());
  }

  /** As {@link #eraseDatabaseNow}. */
  void erasePartitionNow(long id) {
    DropTasks drops = new DropTasks();
    frontend.catalog().lock().writeLock().lock();
    try {
      PartitionEntry entry =
          frontend
              .recycleBin()
              .partition(id)
              .orElseThrow(() -> StatementError.general("No partition id '" + id + "'"));
      erasePartition(entry, drops);
    } finally {
      frontend.catalog().lock().writeLock().unlock();
    }
    drops.send(agent.get());
  }

  private void erasePartition(PartitionEntry entry, DropTasks drops) {
    OlapTable table = ((CatalogRecycleBin) frontend.recycleBin()).tableOf(entry);
    drops.add(table, entry.partition());
    frontend.editLog().write(new ErasePartitionOp(entry.partition().id));
  }

  private void eraseTable(TableEntry entry, DropTasks drops) {
    if (entry.table() instanceof OlapTable table) {
      drops.add(table);
    }
    frontend.editLog().write(new EraseTableOp(entry.table().id));
  }

  /** With the tables that would come back with it, if they are still there. */
  private void eraseDatabase(DatabaseEntry entry, DropTasks drops) {
    List<TableEntry> tables = new ArrayList<>();
    entry.tableIds().forEach(id -> frontend.recycleBin().table(id).ifPresent(tables::add));
    tables.forEach(table -> eraseTable(table, drops));
    frontend.editLog().write(new EraseDatabaseOp(entry.database().id));
  }
}
