package org.dorisdr.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Replies;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Backoff;
import org.dorisdr.thrift.TLockBinlogRequest;
import org.dorisdr.thrift.TLockBinlogResult;

/**
 * Copies tables: snapshot on the source, restore on the target, backends copy from backends. One
 * call does one stage or one look at a stage that takes time. Every name is written down before it
 * is used, so that after a crash the same snapshot and the same restore are found again. Owned by
 * one worker; not thread safe.
 */
final class Copier {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int ATTEMPTS = 3;

  private final SyncContext context;
  private final SnapshotTransfer transfer;
  private final Backoff backoff;
  private int failures;

  Copier(SyncContext context, Backoff backoff) {
    this.context = context;
    this.backoff = backoff;
    this.transfer = new SnapshotTransfer(context);
  }

  boolean isActive() {
    return context.progress().copy != null;
  }

  boolean isReadyToFinish() {
    CopyProgress copy = context.progress().copy;
    return copy != null && copy.stage == CopyProgress.Stage.FINISH;
  }

  /** Starts the first copy of everything, or goes to increments at once if there is nothing. */
  void planInitial() throws ClusterException, HostException {
    SyncProgress progress = context.progress();
    long locked = lockBinlog();
    SourceRestores.startFromNow(context);
    Map<Long, String> tables = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Boolean> e :
        Inspection.tables(context.source(), context.record().sourceDatabase).entrySet()) {
      if (context.record().covers(e.getKey())) {
        names.add(e.getKey());
      }
    }
    progress.position = locked;
    progress.positionMs = context.nowMs();
    if (names.isEmpty()) {
      progress.phase = SyncProgress.Phase.INCREMENTAL;
      context.journal().event("INCREMENTAL", null, locked, "nothing to copy");
      context.journal().save();
      return;
    }
    CopyProgress copy = newCopy(tables, "first copy of " + names.size() + " tables and views");
    copy.initial = true;
    copy.objects = names;
    context.journal().save();
  }

  private long lockBinlog() throws ClusterException {
    TLockBinlogRequest request =
        new TLockBinlogRequest()
            .setDb(context.record().sourceDatabase)
            .setJobUniqueId(context.tag())
            .setLockCommitSeq(-1);
    TLockBinlogResult result = context.source().frontend().lockBinlog(request);
    return result.getLockedCommitSeq();
  }

  /** Takes tables out of the queue; false if none is due. */
  boolean planNext() throws ClusterException, HostException {
    if (context.journal().isEverythingInStep()) {
      return false;
    }
    Map<Long, String> tables = new TreeMap<>();
    List<String> names = new ArrayList<>();
    String reason = null;
    for (TableProgress table : List.copyOf(context.progress().tables.values())) {
      boolean wanted =
          table.state == TableProgress.State.COPYING || table.state == TableProgress.State.ERROR;
      if (!wanted || table.retryAtMs > context.nowMs()) {
        continue;
      }
      boolean alone = table.failures > 0;
      if (alone && !tables.isEmpty()) {
        continue;
      }
      String name = currentName(table);
      if (name == null) {
        continue;
      }
      table.state = TableProgress.State.COPYING;
      tables.put(table.sourceId, name);
      names.add(name);
      reason = table.reason;
      if (alone) {
        break;
      }
    }
    if (tables.isEmpty()) {
      return false;
    }
    CopyProgress copy =
        newCopy(tables, tables.size() == 1 ? reason : tables.size() + " tables, last: " + reason);
    copy.objects = names;
    context.journal().save();
    return true;
  }

  /** Name on the source now; null if the table is gone there, so that its DROP comes. */
  private String currentName(TableProgress table) throws ClusterException {
    if (table.view) {
      return table.sourceName;
    }
    context.sourceMeta().forget(table.sourceId);
    TableMeta meta = context.sourceMeta().table(table.sourceId).orElse(null);
    if (meta == null) {
      table.state = TableProgress.State.NORMAL;
      table.seq = Long.MAX_VALUE;
      return null;
    }
    return meta.name();
  }

  private CopyProgress newCopy(Map<Long, String> tables, String reason) {
    SyncProgress progress = context.progress();
    CopyProgress copy = new CopyProgress();
    copy.no = ++progress.copies;
    copy.tables = tables;
    copy.reason = reason;
    copy.startedMs = context.nowMs();
    progress.copy = copy;
    name(copy);
    context
        .journal()
        .event(
            "COPY_STARTED",
            tables.size() == 1 ? tables.values().iterator().next() : null,
            progress.position,
            reason);
    return copy;
  }

  private void name(CopyProgress copy) {
    copy.tasksMost = 0;
    copy.snapshot = context.tag() + "_" + copy.no + "_" + copy.attempt;
    copy.restoreLabel = copy.snapshot + "_r";
    copy.stage = CopyProgress.Stage.BACKUP;
    copy.seqs.clear();
    copy.tabletsDone = 0;
    copy.tabletsTotal = 0;
    copy.progress = null;
  }

  /** Does the next bit; returns when to come again. Not for stage FINISH. */
  Duration step() throws ClusterException, HostException {
    CopyProgress copy = context.progress().copy;
    switch (copy.stage) {
      case BACKUP:
        return backup(copy);
      case WAIT_BACKUP:
        return waitBackup(copy);
      case RESTORE:
        return restore(copy);
      case WAIT_RESTORE:
        return waitRestore(copy);
      default:
        throw new IllegalStateException("stage " + copy.stage);
    }
  }

  private Duration stage(CopyProgress copy, CopyProgress.Stage stage) throws HostException {
    copy.stage = stage;
    context.journal().save();
    return Duration.ZERO;
  }

  private Duration backup(CopyProgress copy) throws ClusterException, HostException {
    String state = backupState(copy);
    if (state != null && !state.equals("CANCELLED")) {
      return stage(copy, CopyProgress.Stage.WAIT_BACKUP);
    }
    if (state != null) {
      return again(copy, "the snapshot was cancelled on the source");
    }
    StringJoiner on = new StringJoiner(", ", " ON (", ")");
    copy.objects.forEach(n -> on.add(Names.quote(n)));
    String sql =
        "BACKUP SNAPSHOT "
            + Names.quote(context.record().sourceDatabase, copy.snapshot)
            + " TO `__keep_on_local__`"
            + on
            + " PROPERTIES (\"type\" = \"full\")";
    try {
      context.source().sql().run(null, sql);
    } catch (ClusterException e) {
      if (Replies.isBackupBusy(e)) {
        copy.progress = "waits for another backup or restore of the source database";
        return LOOK.multipliedBy(4);
      }
      if (Replies.isUnknownObject(e)) {
        replan(copy);
        return Duration.ZERO;
      }
      if (e.isRetryable()) {
        throw e;
      }
      return again(copy, "snapshot: " + e.getMessage());
    }
    return stage(copy, CopyProgress.Stage.WAIT_BACKUP);
  }

  /** A table was dropped or renamed between the list and the snapshot. */
  private void replan(CopyProgress copy) throws ClusterException, HostException {
    context.progress().copy = null;
    if (copy.initial) {
      context.progress().copies--;
      planInitial();
      if (context.progress().copy != null) {
        context.progress().copy.attempt = copy.attempt + 1;
        name(context.progress().copy);
      }
    }
    context.journal().save();
  }

  private String backupState(CopyProgress copy) throws ClusterException {
    Rows rows =
        context
            .source()
            .sql()
            .run(
                null,
                "SHOW BACKUP FROM "
                    + Names.quote(context.record().sourceDatabase)
                    + " WHERE SnapshotName = "
                    + Names.literal(copy.snapshot));
    if (rows.isEmpty()) {
      return null;
    }
    int last = rows.rows().size() - 1;
    copy.progress = "snapshot " + rows.value(last, "State");
    return rows.value(last, "State");
  }

  private Duration waitBackup(CopyProgress copy) throws ClusterException, HostException {
    String state = backupState(copy);
    if (state == null || state.equals("CANCELLED")) {
      return again(copy, "the snapshot on the source is gone or was cancelled");
    }
    return state.equals("FINISHED") ? stage(copy, CopyProgress.Stage.RESTORE) : LOOK;
  }

  private Rows restoreRows(CopyProgress copy) throws ClusterException {
    return context.onTarget(
        "SHOW RESTORE FROM "
            + Names.quote(context.targetDatabase())
            + " WHERE Label = "
            + Names.literal(copy.restoreLabel));
  }

  private Duration restore(CopyProgress copy) throws ClusterException, HostException {
    Rows rows = restoreRows(copy);
    if (!rows.isEmpty() && !"CANCELLED".equals(rows.value(rows.rows().size() - 1, "State"))) {
      if (copy.seqs.isEmpty() && !transfer.readSequences(copy)) {
        return again(copy, "the snapshot on the source is gone or has expired");
      }
      return stage(copy, CopyProgress.Stage.WAIT_RESTORE);
    }
    try {
      if (!transfer.send(copy)) {
        return again(copy, "the snapshot on the source is gone or has expired");
      }
    } catch (ClusterException e) {
      if (Replies.isBackupBusy(e)) {
        copy.progress = "waits for another backup or restore of the target database";
        return LOOK.multipliedBy(4);
      }
      if (e.isRetryable()) {
        throw e;
      }
      return again(copy, "restore: " + e.getMessage());
    }
    CopyMeter.size(context, copy);
    return stage(copy, CopyProgress.Stage.WAIT_RESTORE);
  }

  private Duration waitRestore(CopyProgress copy) throws ClusterException, HostException {
    Rows rows = restoreRows(copy);
    if (rows.isEmpty()) {
      return stage(copy, CopyProgress.Stage.RESTORE);
    }
    int last = rows.rows().size() - 1;
    CopyMeter.note(copy, rows, last);
    String state = rows.value(last, "State");
    if ("CANCELLED".equals(state)) {
      return again(copy, "restore was cancelled: " + rows.value(last, "Status"));
    }
    return "FINISHED".equals(state) ? stage(copy, CopyProgress.Stage.FINISH) : LOOK;
  }

  /** New names, new attempt; after several, the tables wait in state ERROR. */
  private Duration again(CopyProgress copy, String why) throws HostException {
    context.journal().event("COPY_FAILED", null, context.progress().position, why);
    copy.attempt++;
    failures++;
    boolean giveUp = copy.attempt % ATTEMPTS == 0 && !copy.initial;
    if (giveUp) {
      for (Long id : copy.tables.keySet()) {
        TableProgress table = context.progress().tables.get(id);
        if (table != null) {
          table.failures++;
          table.state = TableProgress.State.ERROR;
          table.error = why;
          table.errorMs = context.nowMs();
          table.retryAtMs = context.nowMs() + backoff.after(table.failures + 4).toMillis();
        }
      }
      context.progress().copy = null;
    } else {
      context.journal().error("copy: " + why);
      name(copy);
    }
    context.journal().save();
    return giveUp ? Duration.ZERO : backoff.after(failures);
  }

  /** Takes over what was copied. Nothing may be in flight. */
  void finish() throws ClusterException, HostException {
    new CopyFinisher(context).finish();
    failures = 0;
  }
}
