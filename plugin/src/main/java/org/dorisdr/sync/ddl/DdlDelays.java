package org.dorisdr.sync.ddl;

import java.time.Duration;
import java.util.Set;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.waiting.WaitingTables;
import org.dorisdr.thrift.TBinlogType;

/**
 * What becomes of a change of structure that the target cannot make right now, for example because
 * a backend is down: it is repeated; if that does not help soon, its table is set aside so that the
 * others go on. A table that is to have another name is copied under it then: what follows might
 * meet the wrong one by the old name. Owned by one worker.
 */
public final class DdlDelays {

  private final SyncContext context;
  private long seq = -1;
  private int failures;
  private long since;
  private long begun;

  public DdlDelays(SyncContext context) {
    this.context = context;
  }

  /** An attempt to apply {@code raw} begins. */
  public void begin(Binlog raw) {
    begun = context.clock().nanoTime();
    if (seq != raw.seq()) {
      seq = raw.seq();
      failures = 0;
      since = begun;
    }
  }

  /**
   * Sets the table of {@code raw} aside if it has held up the others long enough; the job may pass
   * the record then, since it comes again, or a copy makes up for it.
   *
   * @return false if the record has to be tried again at once
   */
  public boolean setAside(Binlog raw, ClusterException e) throws ClusterException, HostException {
    failures++;
    Binlog binlog = raw.unwrapped();
    if (e.kind() != ClusterException.Kind.TRANSIENT || binlog.type() == null) {
      return false;
    }
    boolean replaces = binlog.type() == TBinlogType.REPLACE_TABLE;
    TableProgress table = context.progress().tables.get(binlog.tableId());
    Set<Long> concerned =
        replaces
            ? Set.of(binlog.number("origTblId"), binlog.number("newTblName"))
            : Set.of(binlog.tableId());
    if (!isTooLong(table) || !WaitingTables.canOthersGoOn(context, concerned)) {
      return false;
    }
    if (replaces) {
      TableDdl.replace(context, binlog, why(binlog, e));
      return true;
    }
    if (table == null) {
      if (binlog.type() != TBinlogType.CREATE_TABLE) {
        return false;
      }
      table = TableCreation.announced(context, binlog);
      table.missing = true;
      table.making = context.progress().begunBy(raw.seq()).isPresent();
      context.progress().tables.put(table.sourceId, table);
    }
    Duration took = Duration.ofNanos(context.clock().nanoTime() - begun);
    WaitingTables.setAside(context, table, raw.seq(), why(binlog, e), took);
    if (binlog.type() == TBinlogType.RENAME_TABLE) {
      table.sourceName = binlog.text("nT");
      WaitingTables.leaveToCopy(context, table, raw.seq());
    }
    return true;
  }

  private boolean isTooLong(TableProgress table) {
    long now = context.clock().nanoTime();
    return (table != null && table.failures > 0)
        || WaitingTables.isLong(Duration.ofNanos(now - begun))
        || WaitingTables.isHoldingUp(failures, now - since);
  }

  private static String why(Binlog binlog, ClusterException e) {
    String why = "%s cannot be made now: %s".formatted(binlog.type(), e.getMessage());
    return why.contains("HINT:")
        ? why
        : why
            + ". HINT: SHOW BACKENDS on the target tells whether one is missing; it is tried again by itself";
  }

  /** The record was applied. */
  public void wentWell(Binlog raw) {
    TableProgress table = context.progress().tables.get(raw.unwrapped().tableId());
    if (table != null) {
      WaitingTables.wentWell(context, table);
    }
  }
}
