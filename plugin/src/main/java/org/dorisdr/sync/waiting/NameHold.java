package org.dorisdr.sync.waiting;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TBinlogType;

/**
 * Keeps a table that has to wait from getting another name, or the place of another table: its
 * records that are still to come are for the table under its old name, so only a copy could make up
 * for it. The others wait with it, for a while. Owned by one worker.
 */
public final class NameHold {

  /** As long as a backend may take to start again. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** How long until it makes sense to look again. */
  public static final Duration LOOK = Duration.ofMillis(50);

  private final SyncContext context;
  private long seq = -1;
  private long since;
  private int told;

  public NameHold(SyncContext context) {
    this.context = context;
  }

  /** Whether the job has to stay before {@code binlog}, which is no transaction. */
  public boolean holds(Binlog binlog) {
    Set<Long> named = named(binlog);
    List<TableProgress> late = late(named);
    if (late.isEmpty()) {
      return false;
    }
    long now = context.clock().nanoTime();
    if (seq != binlog.seq()) {
      seq = binlog.seq();
      since = now;
      told = 0;
    }
    tell(binlog, late.get(0));
    late.forEach(table -> WaitingTables.hurry(context, table));
    // If nobody else could go on, a copy would help nobody.
    return now - since < LIMIT.toNanos() || !WaitingTables.canOthersGoOn(context, named);
  }

  /** Again after each attempt, whose own error says nothing of why the others wait. */
  private void tell(Binlog binlog, TableProgress late) {
    if (told == late.failures) {
      return;
    }
    told = late.failures;
    context
        .journal()
        .error(
            "%s at %d waits up to %d s for table '%s': %s"
                .formatted(binlog.type(), seq, LIMIT.toSeconds(), late.sourceName, late.error));
  }

  private List<TableProgress> late(Set<Long> named) {
    return named.stream()
        .map(context.progress().tables::get)
        .filter(table -> table != null && table.state == TableProgress.State.WAITING)
        .toList();
  }

  private static Set<Long> named(Binlog binlog) {
    Set<Long> named = new TreeSet<>();
    if (binlog.type() == TBinlogType.RENAME_TABLE) {
      named.add(binlog.tableId());
    } else if (binlog.type() == TBinlogType.REPLACE_TABLE) {
      named.add(binlog.number("origTblId"));
      named.add(binlog.number("newTblName"));
    }
    return named;
  }
}
