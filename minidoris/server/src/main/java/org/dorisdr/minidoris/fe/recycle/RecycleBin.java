package org.dorisdr.minidoris.fe.recycle;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;

/**
 * Dropped databases, tables and partitions that can still be recovered. Guarded by the catalog's
 * lock; the {@code put} methods are called by journal operations while they are applied, so they
 * never fail, wait or talk to anybody. Data of what lies here stay on the backends until the entry
 * is erased.
 */
public interface RecycleBin {
  /**
   * Drop time of what was dropped with FORCE: nobody can recover it, and the next cycle of the
   * erase daemon deletes it.
   */
  long FORCED = 0;

  /**
   * A dropped database without its tables, which lie in the bin on their own.
   *
   * @param tableNames names of its tables and views when it was dropped
   * @param tableIds their ids
   * @param dropTime ms since the epoch, or {@link #FORCED}
   */
  record DatabaseEntry(
      Database database, Set<String> tableNames, Set<Long> tableIds, long dropTime) {}

  /** A dropped table or view; {@code dropTime} as in {@link DatabaseEntry}. */
  record TableEntry(long databaseId, Table table, long dropTime) {}

  /** A dropped partition; {@code dropTime} as in {@link DatabaseEntry}. */
  record PartitionEntry(long databaseId, long tableId, Partition partition, long dropTime) {}

  /**
   * Takes a database that has just left the catalog, and puts all its tables into the bin with the
   * same drop time. {@code database} is empty afterwards.
   */
  void putDatabase(Database database, long dropTime);

  /** Takes a table or view that has just left its database. */
  void putTable(long databaseId, Table table, long dropTime);

  /**
   * Takes a partition that has just left its table: by DROP, TRUNCATE, REPLACE or OVERWRITE. Those
   * with FORCE pass {@link #FORCED}.
   */
  void putPartition(long databaseId, long tableId, Partition partition, long dropTime);

  Collection<DatabaseEntry> databases();

  Collection<TableEntry> tables();

  Collection<PartitionEntry> partitions();

  Optional<DatabaseEntry> database(long databaseId);

  Optional<TableEntry> table(long tableId);

  Optional<PartitionEntry> partition(long partitionId);
}
