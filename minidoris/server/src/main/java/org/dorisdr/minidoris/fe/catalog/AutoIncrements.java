package org.dorisdr.minidoris.fe.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import org.apache.doris.catalog.AutoIncrementGenerator;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.op.CatalogAccess;
import org.dorisdr.minidoris.fe.catalog.op.UpdateAutoIncrementOp;
import org.dorisdr.minidoris.host.Counters;

/**
 * Hands out values of AUTO_INCREMENT columns, each once. The journal has them in batches only, as
 * in Doris: what is left of a batch when a master ends is never used. As there, it has them under
 * the ids that the counter holds, and not under those of its table: a restored table's counter came
 * with the ids of the table that was backed up, so that no replay finds it. Thread safe.
 */
public final class AutoIncrements {
  private static final long BATCH = 500_000;

  private record Range(long next, long end) {}

  private final Map<Long, Range> ranges = new HashMap<>();

  /** By table, for the life of this frontend: plugins may set ids in them. */
  private final Map<Long, AutoIncrementGenerator> generators = new ConcurrentHashMap<>();

  /** A table's; empty if it has no such column, or is not there. The catalog must not be locked. */
  public Optional<AutoIncrementGenerator> generator(Frontend frontend, long tableId) {
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      return CatalogAccess.olap(frontend, tableId).flatMap(table -> generator(frontend, table));
    } finally {
      lock.unlock();
    }
  }

  /** The same with the catalog locked. */
  public Optional<AutoIncrementGenerator> generator(Frontend frontend, OlapTable table) {
    Optional<Column> column = column(table);
    Optional<Database> database = frontend.catalog().databaseOfTable(table.id);
    if (column.isEmpty() || database.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        generators.computeIfAbsent(
            table.id,
            id ->
                Counters.of(
                    id,
                    table.counterDatabase > 0 ? table.counterDatabase : database.get().id,
                    table.counterTable > 0 ? table.counterTable : id,
                    column.get().uniqueId())));
  }

  /**
   * The first of so many values that follow each other; the catalog must not be locked.
   *
   * @return empty if the table has no such column, or is not there
   */
  public OptionalLong reserve(Frontend frontend, long tableId, long count) {
    Optional<AutoIncrementGenerator> generator = generator(frontend, tableId);
    if (generator.isEmpty()) {
      return OptionalLong.empty();
    }
    // As in Doris: who holds it may set its ids, and nobody gets a value meanwhile.
    synchronized (generator.get()) {
      return reserveAlone(frontend, tableId, count);
    }
  }

  private synchronized OptionalLong reserveAlone(Frontend frontend, long tableId, long count) {
    Optional<Range> known = look(frontend, tableId);
    if (known.isEmpty()) {
      return OptionalLong.empty();
    }
    Range range = known.get();
    long end = range.next + count;
    long journaled = range.end;
    if (end > journaled) {
      journaled = (end / BATCH + 1) * BATCH;
      log(frontend, tableId, journaled);
    }
    ranges.put(tableId, new Range(end, journaled));
    return OptionalLong.of(range.next);
  }

  private Optional<Range> look(Frontend frontend, long tableId) {
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      return CatalogAccess.olap(frontend, tableId).flatMap(this::range);
    } finally {
      lock.unlock();
    }
  }

  private static Optional<Column> column(OlapTable table) {
    return table.baseIndex().columns.stream().filter(Column::autoIncrement).findFirst();
  }

  private Optional<Range> range(OlapTable table) {
    Range range = ranges.get(table.id);
    // Less than the journal has = another master has handed out more meanwhile.
    if (range != null && range.end >= table.autoIncrementEnd) {
      return Optional.of(range);
    }
    return column(table)
        .map(c -> Math.max(c.autoIncrementStart(), table.autoIncrementEnd))
        .map(next -> new Range(next, table.autoIncrementEnd));
  }

  private void log(Frontend frontend, long tableId, long end) {
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      frontend.editLog().settle();
      OlapTable table = CatalogAccess.olap(frontend, tableId).orElse(null);
      if (table == null) {
        return;
      }
      generator(frontend, table)
          .ifPresent(
              counter ->
                  frontend
                      .editLog()
                      .write(
                          new UpdateAutoIncrementOp(
                              Counters.database(counter), Counters.table(counter), end)));
      table.givenEnd = end;
    } finally {
      lock.unlock();
    }
  }
}
