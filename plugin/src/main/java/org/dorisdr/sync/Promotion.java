package org.dorisdr.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
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

  private static final Duration FORCE_WAIT = Duration.ofSeconds(2);
  private static final Duration CALM_WAIT = Duration.ofSeconds(30);

  private final SyncJobs jobs;

  public Promotion(SyncJobs jobs) {
    this.jobs = jobs;
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
    if (!force) {
      refuseIfNotInStep(slot, jobs.progress(slot));
      lag(slot, jobs.progress(slot));
    }
    SyncProgress progress = jobs.stopForGood(slot, force ? FORCE_WAIT : CALM_WAIT);
    List<String> notes = new ArrayList<>();
    long missing = -1;
    try {
      missing = force ? -1 : lag(slot, progress);
    } catch (ClusterException e) {
      notes.add("the source cannot be asked what is missing: " + e.getMessage());
    }
    if (force) {
      notes.add("the source was not asked what is missing");
    }
    return finish(slot, progress, force, missing, notes);
  }

  private Outcome finish(
      SyncStore.Slot slot, SyncProgress progress, boolean force, long missing, List<String> notes)
      throws HostException, ClusterException {
    SyncParts parts = jobs.parts();
    Cluster source = force ? null : parts.connections().remote(slot.record().cluster);
    TableRelease release =
        new TableRelease(slot.record(), parts.connections().own(), source, parts.io());
    release.run(progress);
    notes.addAll(release.notes());
    jobs.markPromoted(slot, "at " + progress.position + (force ? ", by force" : ""));
    return new Outcome(progress.position, progress.positionMs, missing, release.released(), notes);
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
    if (slot.record().state != SyncJobRecord.State.RUNNING) {
      throw new HostException(
          "sync job '" + name + "' is " + slot.record().state + ". HINT: RESUME SYNC JOB " + name);
    }
    refuseIfNotInStep(slot, jobs.progress(slot));
    SourceQuiet quiet = new SourceQuiet(jobs, slot);
    long last = quiet.awaitAllApplied();
    SyncProgress progress = jobs.stopForGood(slot, CALM_WAIT);
    boolean complete = false;
    try {
      refuseIfNotInStep(slot, progress);
      quiet.refuseIfMoved(last, progress);
      complete = true;
    } finally {
      if (!complete) {
        jobs.resume(name);
      }
    }
    return finish(slot, progress, false, 0, new ArrayList<>());
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
        source
            .frontend()
            .getBinlogLag(BinlogFeed.request(slot.record(), progress, progress.position));
    return lag.getLag();
  }
}
