package org.dorisdr.sync.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TStatusCode;

/**
 * Brings a job back in step when binlogs are missing: has those tables copied again that lost a
 * record, adopts what is new and drops what is gone. A table whose own stream on the source still
 * reaches back to what was applied lost nothing and goes on. Owned by one worker.
 */
public final class Healer {

  private final SyncContext context;
  private final String reason;

  /** Where the stream is taken up again. */
  private final long position;

  /** True if nothing that was applied can be relied on. */
  private final boolean everything;

  private final Map<Long, TableMeta> onSource = new HashMap<>();
  private int copied;

  private Healer(SyncContext context, long position, boolean everything, String reason) {
    this.context = context;
    this.position = position;
    this.everything = everything;
    this.reason = reason;
  }

  /** Binlogs up to {@code position} have expired; after it the stream can be taken up there. */
  public static void healGap(SyncContext context, long position) throws ClusterException {
    SyncProgress progress = context.progress();
    String reason = "the source no longer has its binlogs after " + progress.position;
    SourceHistory.learned(context, SourceHistory.newest(context));
    new Healer(context, position, false, reason).heal("GAP");
    progress.position = Math.max(progress.position, position);
  }

  /**
   * The source has another history than the one that was followed. Numbers of the old one mean
   * nothing any more, and none of its labels may be taken for one of the new one.
   */
  static void healHistory(SyncContext context, String reason) throws ClusterException {
    SyncProgress progress = context.progress();
    SourceHistory.Mark newest = SourceHistory.newest(context);
    long position = newest.seq();
    progress.copy = null;
    new Healer(context, position, true, reason).heal("SOURCE_RESTORED");
    progress.position = position;
    progress.rewindUntil = -1;
    progress.rewound.clear();
    progress.skip.clear();
    progress.epoch++;
    SourceHistory.startFrom(progress, newest);
    progress.begun.clear();
  }

  /** From {@code seq} on the source kept no binlogs for a while; it does now. */
  static void healSwitchedOff(SyncContext context, long seq) throws ClusterException {
    String reason = "the source kept no binlogs for a while after " + seq;
    new Healer(context, seq, true, reason).heal("BINLOG_ON");
    context.progress().forgetHistory();
  }

  private void heal(String event) throws ClusterException {
    Map<String, Boolean> names =
        Inspection.tables(context.source(), context.record().sourceDatabase);
    for (TableMeta meta : context.sourceMeta().all()) {
      if (meta.isOlap() || meta.isView()) {
        onSource.put(meta.id(), meta);
      }
    }
    List<TableProgress> known = List.copyOf(context.progress().tables.values());
    for (TableProgress table : known) {
      known(table, names);
    }
    if (!context.record().isTableJob()) {
      adopt(names);
    }
    int left = known.size() - copied;
    String outcome = copied + " tables are copied again" + (left > 0 ? ", " + left + " not" : "");
    context.journal().event(event, null, position, reason + ": " + outcome);
    context.journal().tablesChanged();
  }

  private void known(TableProgress table, Map<String, Boolean> names) throws ClusterException {
    TableMeta meta = onSource.get(table.sourceId);
    boolean viewByName = table.view && Boolean.TRUE.equals(names.get(table.sourceName));
    if (meta == null && !viewByName) {
      gone(table);
    } else if (everything || meta == null || table.missing || hasLost(table, meta)) {
      copy(table);
    }
  }

  /** Whether a record of the table has expired that was not applied yet. */
  private boolean hasLost(TableProgress table, TableMeta meta) throws ClusterException {
    if (!meta.name().equals(table.sourceName)) {
      return true;
    }
    TGetBinlogRequest request =
        new TGetBinlogRequest()
            .setDb(context.record().sourceDatabase)
            .setTable(meta.name())
            .setTableId(meta.id())
            .setPrevCommitSeq(applied(table))
            .setNumAcquired(1);
    try {
      TStatusCode code = context.source().frontend().getBinlog(request).getStatus().getStatusCode();
      return code == TStatusCode.BINLOG_TOO_OLD_COMMIT_SEQ;
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        throw e;
      }
      // It never had a record of its own.
      return e.code() != TStatusCode.BINLOG_NOT_FOUND_TABLE;
    }
  }

  private long applied(TableProgress table) {
    SyncProgress progress = context.progress();
    boolean ahead =
        progress.position < progress.rewindUntil && !progress.rewound.contains(table.sourceId);
    return Math.max(table.seq, ahead ? progress.rewindUntil : progress.position);
  }

  private void copy(TableProgress table) {
    copied++;
    context.requestCopy(table, position, reason);
  }

  private void adopt(Map<String, Boolean> names) {
    for (TableMeta meta : onSource.values()) {
      if (!context.progress().tables.containsKey(meta.id()) && isNewName(meta)) {
        adopt(meta.id(), meta.name(), meta.isView());
      }
    }
    long pseudo = -1;
    for (Map.Entry<String, Boolean> e : names.entrySet()) {
      boolean known = context.progress().bySourceName(e.getKey()) != null;
      if (e.getValue() && !known && context.record().covers(e.getKey())) {
        while (context.progress().tables.containsKey(pseudo)) {
          pseudo--;
        }
        adopt(pseudo, e.getKey(), true);
      }
    }
  }

  /** A view may be known by its name only. */
  private boolean isNewName(TableMeta meta) {
    TableProgress same = context.progress().bySourceName(meta.name());
    boolean knownView = meta.isView() && same != null && same.view;
    return !knownView && context.record().covers(meta.name());
  }

  private void adopt(long id, String name, boolean view) {
    copy(context.meet(id, name, view));
  }

  private void gone(TableProgress table) throws ClusterException {
    if (table.mayBeThere()) {
      context.onTarget(
          (table.view ? "DROP VIEW IF EXISTS " : "DROP TABLE IF EXISTS ")
              + Names.quote(context.targetDatabase(), table.targetName));
    }
    context.progress().tables.remove(table.sourceId);
    context.progress().rewound.remove(table.sourceId);
    context.journal().event("DROPPED", table.sourceName, position, "it is gone on the source");
  }
}
