package org.dorisdr.minidoris.fe.catalog;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletsInMaking;

/**
 * Databases and tables, and the one lock that guards all metadata of a frontend.
 *
 * <p>Readers hold the read lock while they look; who changes something takes the write lock,
 * checks, writes one operation to the edit log (which applies it), and lets go. Nobody waits for
 * the network or a backend with the lock held.
 */
public interface Catalog {
  ReentrantReadWriteLock lock();

  Collection<Database> databases();

  Optional<Database> database(String name);

  Optional<Database> database(long id);

  /** Table of any database by id. */
  Optional<Table> table(long tableId);

  /** Database that holds the table now. */
  Optional<Database> databaseOfTable(long tableId);

  /** Next free id, durable and never handed out again. Needs no lock. */
  long nextId();

  /** Puts a database that an operation creates or recovers in place, tables and all. */
  void addDatabase(Database database);

  /** Takes a database out of the catalog, for an operation that drops it; its tables stay in it. */
  Database removeDatabase(long id);

  /** Where a tablet of a live or recycled table is. */
  Optional<TabletPlace> tablet(long tabletId);

  /** One replica of it; empty if either is gone. */
  default Optional<Replica> replica(long tabletId, long replicaId) {
    return tablet(tabletId).stream()
        .flatMap(place -> place.tablet().replicas.stream())
        .filter(replica -> replica.id == replicaId)
        .findFirst();
  }

  /** Path to one tablet. */
  record TabletPlace(
      long databaseId,
      OlapTable table,
      Partition partition,
      MaterializedIndex index,
      Tablet tablet) {}

  /** What became of the last rounds over the tables with dynamic partitions. */
  DynamicRuns dynamicRuns();

  /** Tablets of statements that are not done yet. */
  TabletsInMaking tabletsInMaking();

  /** Hands out values of AUTO_INCREMENT columns. */
  AutoIncrements autoIncrements();
}
