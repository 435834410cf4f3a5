package org.dorisdr.minidoris.fe.catalog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.op.UpdateAutoIncrementOp;

/**
 * Hands out values of AUTO_INCREMENT columns, each once. The journal has them in batches only, as
 * in Doris: what is left of a batch when a master ends is never used. Thread safe.
 */
public final class AutoIncrements {
  private static final long BATCH = 500_000;

  private record Range(long next, long end) {}

  private final Map<Long, Range> ranges = new HashMap<>();

  /**
   * The first of so many values that follow each other; the catalog must not be locked.
   *
   * @return empty if the table has no such column, or is not there
   */
  public synchronized OptionalLong reserve(Frontend frontend, long tableId, long count) {
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
      return frontend
          .catalog()
          .table(tableId)
          .filter(OlapTable.class::isInstance)
          .map(OlapTable.class::cast)
          .flatMap(this::range);
    } finally {
      lock.unlock();
    }
  }

  private Optional<Range> range(OlapTable table) {
    Range range = ranges.get(table.id);
    // Another master, or a restored copy, has handed out more meanwhile.
    if (range != null && range.end == table.autoIncrementEnd) {
      return Optional.of(range);
    }
    return table.baseIndex().columns.stream()
        .filter(Column::autoIncrement)
        .findFirst()
        .map(c -> Math.max(c.autoIncrementStart(), table.autoIncrementEnd))
        .map(next -> new Range(next, table.autoIncrementEnd));
  }

  private static void log(Frontend frontend, long tableId, long end) {
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      frontend.editLog().settle();
      frontend
          .catalog()
          .databaseOfTable(tableId)
          .ifPresent(
              database ->
                  frontend.editLog().write(new UpdateAutoIncrementOp(database.id, tableId, end)));
    } finally {
      lock.unlock();
    }
  }
}
