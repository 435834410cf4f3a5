package org.dorisdr.sync.takeover;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.AutoIncrements;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.Worker;
import org.dorisdr.sync.job.JobLocks;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.SyncEvent;
import org.dorisdr.sync.state.SyncEvents;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TakeOver;

/**
 * The durable steps of taking a job's tables over, and what becomes of a take-over whose FE died in
 * the middle: before the first table was changed it is undone, after that it is finished. Thread
 * safe.
 *
 * <ol>
 *   <li>{@link #begin}: the job is PROMOTING, and stops
 *   <li>{@link #release}: nothing stands in the way; tables are made ordinary from now on
 *   <li>{@link #end}: PROMOTED
 * </ol>
 */
public final class TakeOvers implements JobSource {

  private final SyncJobs jobs;
  private final SyncStore store;
  private final AutoIncrements counters;
  private final BooleanSupplier enabled;

  public TakeOvers(SyncJobs jobs, AutoIncrements counters, BooleanSupplier enabled) {
    this.jobs = jobs;
    this.counters = counters;
    this.store = jobs.parts().store();
    this.enabled = enabled;
  }

  /** Take-overs that nobody looks after. */
  @Override
  public Set<String> runnable() {
    Set<String> ids = new HashSet<>();
    if (enabled.getAsBoolean()) {
      ids.addAll(store.promoting());
      ids.removeIf(id -> jobs.claims().contains(Long.parseLong(id)));
    }
    return ids;
  }

  @Override
  public Worker start(String id) {
    return new TakeOverWorker(jobs, this, Long.parseLong(id));
  }

  /**
   * Stops the job, which the caller holds.
   *
   * @param limit how long to wait for the step that is under way
   * @return how far it came
   */
  SyncProgress begin(SyncStore.Slot slot, TakeOver how, Duration limit)
      throws HostException, InterruptedException {
    SyncJobRecord job = slot.record();
    how.before = job.state;
    job.state = SyncJobRecord.State.PROMOTING;
    job.stateReason = how.statement + ": the job is being stopped";
    job.takeOver = how;
    store.update(slot);
    return jobs.halt(slot, limit);
  }

  /** The point of no return. */
  void release(SyncStore.Slot slot, SyncProgress progress)
      throws HostException, InterruptedException {
    SyncJobRecord job = slot.record();
    job.takeOver.releasing = true;
    job.stateReason = job.takeOver.statement + ": the tables are being made ordinary ones";
    String text = job.takeOver.statement + ", " + progress.tables.size() + " tables";
    note(slot, progress, "PROMOTING", text);
  }

  /** Makes the tables ordinary ones; may be repeated. */
  TableRelease releaseTables(SyncStore.Slot slot, SyncProgress progress)
      throws InterruptedException {
    SyncJobRecord job = slot.record();
    SyncParts parts = jobs.parts();
    Cluster own = parts.connections().own();
    Counters ownCounters = new Counters(job, own, counters, parts.clock());
    TableRelease release = new TableRelease(job, own, source(job), parts.io(), ownCounters);
    release.run(progress);
    return release;
  }

  /** Null if the source is to be left alone or is not known any more. */
  private Cluster source(SyncJobRecord job) {
    try {
      return job.takeOver.force ? null : jobs.parts().connections().remote(job.cluster);
    } catch (ClusterException e) {
      return null;
    }
  }

  void end(SyncStore.Slot slot, SyncProgress progress, TableRelease done)
      throws HostException, InterruptedException {
    StringBuilder text = new StringBuilder();
    text.append(slot.record().takeOver.statement).append(" at ").append(progress.position);
    text.append(", ").append(done.released()).append(" tables are ordinary now");
    done.notes().forEach(note -> text.append("; ").append(note));
    leave(slot, SyncJobRecord.State.PROMOTED);
    note(slot, progress, "PROMOTED", text.toString());
    jobs.parts().holds().of(slot.record().id).end();
  }

  /** The job is again what it was. */
  void undo(SyncStore.Slot slot, SyncProgress progress, String why)
      throws HostException, InterruptedException {
    String text = slot.record().takeOver.statement + " changed nothing: " + why;
    leave(slot, slot.record().takeOver.before);
    note(slot, progress, "TAKE_OVER_UNDONE", text);
    jobs.lookAfter();
  }

  private static void leave(SyncStore.Slot slot, SyncJobRecord.State state) {
    slot.record().state = state;
    slot.record().stateReason = null;
    slot.record().takeOver = null;
  }

  /** State and story in one write; refused if the job was dropped meanwhile. */
  private void note(SyncStore.Slot slot, SyncProgress progress, String type, String text)
      throws HostException, InterruptedException {
    try (JobLocks.Held held = jobs.locks().hold(slot.record().name)) {
      SyncStore.Slot stored = store.find(slot.record().id).orElse(null);
      if (stored == null || stored.record().state != SyncJobRecord.State.PROMOTING) {
        throw new HostException("sync job '" + slot.record().name + "' was dropped meanwhile");
      }
      long now = jobs.parts().clock().now().toEpochMilli();
      SyncEvents events = jobs.eventsOf(slot);
      events.add(new SyncEvent(now, type, null, progress.position, text));
      store.save(slot, progress, events);
    }
  }
}
