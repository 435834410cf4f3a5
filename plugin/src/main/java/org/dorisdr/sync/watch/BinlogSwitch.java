package org.dorisdr.sync.watch;

import java.time.Duration;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TBinlogType;

/**
 * Notices that the source stopped keeping binlogs: what changed meanwhile is in none, so everything
 * is copied once they are kept again. A source tells of the change that switches them off, not of
 * the one that switches them on. Owned by one worker.
 */
public final class BinlogSwitch {
  private static final String PROPERTY = "binlog.enable";
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final SyncContext context;
  private long lookAt;

  BinlogSwitch(SyncContext context) {
    this.context = context;
    this.lookAt = context.clock().nanoTime();
  }

  /** Whether this record says that the source keeps none from now on. */
  boolean isTurnedOffBy(Binlog binlog) {
    boolean database = binlog.type() == TBinlogType.ALTER_DATABASE_PROPERTY;
    boolean table =
        binlog.type() == TBinlogType.MODIFY_TABLE_PROPERTY && context.record().isTableJob();
    // What is read again for the sake of some tables was dealt with for all.
    boolean again = binlog.seq() <= context.progress().rewindUntil;
    return (database || table)
        && !again
        && "false".equalsIgnoreCase(binlog.data().path("properties").path(PROPERTY).asText());
  }

  /** From {@code seq} on changes may be missing. */
  public static void turnedOff(SyncContext context, long seq) {
    if (context.progress().binlogOffAt < 0) {
      context.progress().binlogOffAt = seq;
      context.journal().event("BINLOG_OFF", null, seq, "the source stopped keeping binlogs");
    }
  }

  boolean isOff() {
    return context.progress().binlogOffAt >= 0;
  }

  /** Looks whether they are off by now, in case no record has told. */
  static void look(SyncContext context) throws ClusterException {
    if (!isKept(context)) {
      turnedOff(context, context.progress().position);
    }
  }

  /**
   * Has everything copied if they are kept again. Nothing may be in flight.
   *
   * @return false if they are still off
   */
  boolean heal() throws ClusterException, HostException {
    if (context.clock().nanoTime() < lookAt) {
      return false;
    }
    lookAt = context.clock().nanoTime() + EVERY.toNanos();
    SyncProgress progress = context.progress();
    if (!isKept(context)) {
      String of = Names.quote(context.record().sourceDatabase);
      context
          .journal()
          .error(
              "the source keeps no binlogs of "
                  + of
                  + ". HINT: there, ALTER DATABASE "
                  + of
                  + " SET PROPERTIES (\"binlog.enable\" = \"true\"); its tables are then copied again");
      return false;
    }
    Healer.healSwitchedOff(context, progress.binlogOffAt);
    progress.binlogOffAt = -1;
    context.journal().save();
    return true;
  }

  /**
   * Whether the source keeps binlogs for the job: the property of the table of a table job counts
   * as well as that of the database.
   */
  public static boolean isKept(SyncContext context) throws ClusterException {
    SyncJobRecord record = context.record();
    if (isOn(context, "SHOW CREATE DATABASE " + Names.quote(record.sourceDatabase))) {
      return true;
    }
    if (!record.isTableJob()) {
      return false;
    }
    for (TableProgress table : context.progress().tables.values()) {
      String name = Names.quote(record.sourceDatabase, table.sourceName);
      if (!isOn(context, "SHOW CREATE TABLE " + name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOn(SyncContext context, String show) throws ClusterException {
    Rows rows = context.source().sql().run(null, show);
    return Inspection.isOn(rows, PROPERTY);
  }
}
