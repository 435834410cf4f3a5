package org.dorisdr.sync.copy;

import java.time.Duration;
import java.util.StringJoiner;
import java.util.function.Consumer;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Replies;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Backoff;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Copies tables: snapshot on the source, restore on the target, backends copy from backends. One
 * call does one stage or one look at a stage that takes time. Every name is written down before it
 * is used, so that after a crash the same snapshot and the same restore are found again. Owned by
 * one worker; not thread safe.
 */
public final class Copier {

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int ATTEMPTS = 3;
  private static final String HINT =
      ". HINT: it is tried again by itself; ALTER SYNC JOB … RESYNC TABLE … does it at once";

  private final SyncContext context;
  private final CopyPlanner planner;
  private final SnapshotTransfer transfer;
  private final CopyFinisher finisher;
  private final Backoff backoff;
  private int failures;
  private boolean takesNames;

  public Copier(SyncContext context, Backoff backoff) {
    this.context = context;
    this.backoff = backoff;
    this.planner = new CopyPlanner(context);
    this.transfer = new SnapshotTransfer(context);
    this.finisher = new CopyFinisher(context);
  }

  public CopyPlanner planner() {
    return planner;
  }

  public boolean isActive() {
    return context.progress().copy != null;
  }

  /** Whether the attempts of a copy under way have not failed. */
  public boolean goesWell() {
    return !isActive() || failures == 0;
  }

  public boolean isReadyToFinish() {
    CopyProgress copy = context.progress().copy;
    return copy != null && copy.stage == CopyProgress.Stage.FINISH;
  }

  /** Whether it cannot go on while transactions are in flight. */
  public boolean needsStillness() {
    return isReadyToFinish() || (isActive() && takesNames);
  }

  /**
   * Does the next bit; returns when to come again. Not for stage FINISH.
   *
   * @param still whether nothing is in flight
   */
  public Duration step(boolean still) throws ClusterException, HostException {
    CopyProgress copy = context.progress().copy;
    takesNames = false;
    switch (copy.stage) {
      case BACKUP:
        return backup(copy);
      case WAIT_BACKUP:
        return waitBackup(copy);
      case RESTORE:
        return restore(copy, still);
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
      planner.initial();
      if (context.progress().copy != null) {
        context.progress().copy.attempt = copy.attempt + 1;
        planner.name(context.progress().copy);
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

  private Duration restore(CopyProgress copy, boolean still)
      throws ClusterException, HostException {
    Rows rows = restoreRows(copy);
    if (!rows.isEmpty() && !"CANCELLED".equals(rows.value(rows.rows().size() - 1, "State"))) {
      if (copy.seqs.isEmpty() && !transfer.readSequences(copy)) {
        return again(copy, "the snapshot on the source is gone or has expired");
      }
      return stage(copy, CopyProgress.Stage.WAIT_RESTORE);
    }
    try {
      if (!transfer.readSequences(copy)) {
        return again(copy, "the snapshot on the source is gone or has expired");
      }
      if (CopyNames.areTaken(context, copy)) {
        takesNames = !still;
        if (takesNames) {
          return Duration.ZERO;
        }
        CopyNames.take(context, copy);
        context.journal().save();
      }
      TemporaryRemains.drop(context, copy);
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
      String status = rows.value(last, "Status");
      String hint = TooFewBackends.hint(status, context.record().name);
      String why = "restore was cancelled: " + status + hint;
      // Refused before anything was fetched, maybe for days, and each snapshot keeps files alive.
      return hint.isEmpty() ? again(copy, why) : again(copy, why, planner::nameRestore);
    }
    return "FINISHED".equals(state) ? stage(copy, CopyProgress.Stage.FINISH) : LOOK;
  }

  /** New names, new attempt; after several, the tables wait in state ERROR. */
  private Duration again(CopyProgress copy, String why) throws HostException {
    return again(copy, why, planner::name);
  }

  private Duration again(CopyProgress copy, String why, Consumer<CopyProgress> naming)
      throws HostException {
    context.journal().event("COPY_FAILED", null, context.progress().position, why);
    copy.attempt++;
    failures++;
    boolean giveUp = copy.attempt % ATTEMPTS == 0 && !copy.initial;
    if (giveUp) {
      for (Long id : copy.tables.keySet()) {
        TableProgress table = context.progress().tables.get(id);
        if (table != null) {
          table.failures++;
          table.fail(
              why.contains("HINT") ? why : why + HINT,
              context.nowMs(),
              backoff.after(table.failures + 4));
        }
      }
      context.progress().copy = null;
    } else {
      context.journal().error("copy: " + why);
      naming.accept(copy);
    }
    context.journal().save();
    return giveUp ? Duration.ZERO : backoff.after(failures);
  }

  /** Takes over what was copied. Nothing may be in flight. */
  public void finish() throws ClusterException, HostException {
    finisher.finish();
    failures = 0;
  }
}
