package org.dorisdr.sync.takeover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.job.JobLocks;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.state.TakeOver;
import org.dorisdr.sync.watch.SourceLag;
import org.dorisdr.thrift.TGetBinlogLagResult;

/**
 * Ends a sync job and makes its tables ordinary ones. Transactions are applied whole and in the
 * order of the source, so wherever the job stands its tables in step are consistent with each
 * other. Thread safe.
 */
public final class Promotion {

  /**
   * What was taken over.
   *
   * @param positionMs source time of the last applied binlog
   * @param missingBinlogs that the source has and the target has not; -1 if it could not be asked
   * @param notes what a user has to know: tables not in step, what was left switched off
   */
  public record Outcome(
      long position, long positionMs, long missingBinlogs, int tables, List<String> notes) {}

  /** Something that may still stand in the way when the job has stopped. */
  private interface LastLook {
    /**
     * @return how many binlogs the target has not; -1 if it is not known
     */
    long refuseOrCount(SyncProgress progress) throws HostException, ClusterException;
  }

  private static final Duration FORCE_WAIT = Duration.ofSeconds(1);
  private static final Duration CALM_WAIT = Duration.ofSeconds(30);

  private final SyncJobs jobs;
  private final TakeOvers takeOvers;

  public Promotion(SyncJobs jobs, TakeOvers takeOvers) {
    this.jobs = jobs;
    this.takeOvers = takeOvers;
  }

  /**
   * @param force take over whatever is there, and do not wait for the source
   * @throws HostException if something is not in step and {@code force} is false; nothing was
   *     changed then
   */
  public Outcome promote(String name, boolean force)
      throws HostException, ClusterException, InterruptedException {
    SyncStore.Slot slot = jobs.get(name);
    if (slot.record().state == SyncJobRecord.State.PROMOTED) {
      throw new HostException("sync job '" + name + "' was promoted before");
    }
    if (force) {
      TakeOver how = new TakeOver("PROMOTE FORCE", true);
      return takeOver(slot, how, FORCE_WAIT, progress -> -1);
    }
    refuseIfNotInStep(slot, jobs.progress(slot));
    lag(slot, jobs.progress(slot));
    return takeOver(
        slot,
        new TakeOver("PROMOTE", false),
        CALM_WAIT,
        progress -> {
          refuseIfNotInStep(slot, progress);
          return lag(slot, progress);
        });
  }

  /**
   * A planned switch that loses nothing: goes on only if the source has been quiet and all of it is
   * here, and looks again when the job has stopped. Before that nothing was changed.
   *
   * @throws HostException if the source is still written to; the job goes on then
   */
  public Outcome switchover(String name)
      throws HostException, ClusterException, InterruptedException {
    SyncStore.Slot slot = jobs.get(name);
    SyncJobs.refusePromoted(slot);
    if (slot.record().state != SyncJobRecord.State.RUNNING) {
      throw new HostException(
          "sync job '" + name + "' is " + slot.record().state + ". HINT: RESUME SYNC JOB " + name);
    }
    refuseIfNotInStep(slot, jobs.progress(slot));
    SourceQuiet quiet = new SourceQuiet(jobs, slot);
    long last = quiet.awaitAllApplied();
    return takeOver(
        slot,
        new TakeOver("SWITCHOVER", false),
        CALM_WAIT,
        progress -> {
          refuseIfNotInStep(slot, progress);
          quiet.refuseIfMoved(last, progress);
          return 0;
        });
  }

  private Outcome takeOver(SyncStore.Slot seen, TakeOver how, Duration limit, LastLook look)
      throws HostException, ClusterException, InterruptedException {
    jobs.claims().claim(seen.record());
    try {
      SyncStore.Slot slot;
      SyncProgress progress;
      try (JobLocks.Held held = jobs.locks().hold(seen.record().name)) {
        // Others may have changed it while the source was asked.
        slot = jobs.get(seen.record().name);
        if (slot.record().id != seen.record().id || !slot.record().isFollowing()) {
          throw new HostException(
              "sync job '" + seen.record().name + "' was changed meanwhile. HINT: try again");
        }
        progress = takeOvers.begin(slot, how, limit);
      }
      long missing = lastLook(slot, progress, look);
      takeOvers.release(slot, progress);
      return release(slot, progress, missing);
    } finally {
      jobs.claims().drop(seen.record());
    }
  }

  private long lastLook(SyncStore.Slot slot, SyncProgress progress, LastLook look)
      throws HostException, ClusterException, InterruptedException {
    try {
      return look.refuseOrCount(progress);
    } catch (HostException | ClusterException e) {
      takeOvers.undo(slot, progress, e.getMessage());
      throw e;
    }
  }

  private Outcome release(SyncStore.Slot slot, SyncProgress progress, long missing)
      throws HostException, InterruptedException {
    List<String> notes = new ArrayList<>();
    if (slot.record().takeOver.force) {
      notes.add("the source was not asked what is missing" + lastKnown(progress));
    }
    TableRelease release = takeOvers.releaseTables(slot, progress);
    notes.addAll(release.notes());
    takeOvers.end(slot, progress, release);
    return new Outcome(progress.position, progress.positionMs, missing, release.released(), notes);
  }

  /** What it had when it answered last; nothing if it never has. */
  private String lastKnown(SyncProgress progress) {
    if (progress.lagAtMs <= 0 || progress.lagBinlogs < 0) {
      return "";
    }
    long ago = jobs.parts().clock().now().toEpochMilli() - progress.lagAtMs;
    return "; when it answered last, %d s ago, it had %d binlogs that were not here"
        .formatted(ago / 1000, progress.lagBinlogs);
  }

  private static void refuseIfNotInStep(SyncStore.Slot slot, SyncProgress progress)
      throws HostException {
    String name = slot.record().name;
    String hint = ". HINT: wait, or PROMOTE SYNC JOB " + name + " FORCE takes over what is there";
    if (progress.phase != SyncProgress.Phase.INCREMENTAL) {
      throw new HostException("the first copy of sync job '" + name + "' is not finished" + hint);
    }
    for (TableProgress table : progress.tables.values()) {
      if (table.state != TableProgress.State.NORMAL) {
        throw new HostException(
            "table '" + table.targetName + "' of sync job '" + name + "' is not in step" + hint);
      }
    }
    if (progress.position < progress.rewindUntil) {
      throw new HostException("tables of sync job '" + name + "' are catching up" + hint);
    }
  }

  private long lag(SyncStore.Slot slot, SyncProgress progress) throws ClusterException {
    Cluster source = jobs.parts().connections().remote(slot.record().cluster);
    TGetBinlogLagResult lag =
        SourceLag.after(source.frontend(), slot.record(), progress, progress.position);
    return lag.getLag();
  }
}
