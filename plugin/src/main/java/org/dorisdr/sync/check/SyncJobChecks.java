package org.dorisdr.sync.check;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.job.Worker;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.CheckRecord;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;

/** Checks of sync jobs: starts them, and tells the scheduler which are under way. Thread safe. */
public final class SyncJobChecks implements JobSource {

  private final SyncJobs jobs;
  private final SyncStore store;
  private final BooleanSupplier enabled;
  private JobScheduler scheduler;

  /**
   * @param enabled whether anything may run at all
   */
  public SyncJobChecks(SyncJobs jobs, BooleanSupplier enabled) {
    this.jobs = jobs;
    this.store = jobs.parts().store();
    this.enabled = enabled;
  }

  /** Has {@code runner} run the checks. */
  public void runOn(JobScheduler runner) {
    scheduler = runner;
    runner.add(this);
  }

  @Override
  public Set<String> runnable() {
    Set<String> ids = new HashSet<>();
    if (enabled.getAsBoolean()) {
      for (SyncStore.Slot slot : store.slotsWithChecks()) {
        ids.add(Long.toString(slot.record().id));
      }
    }
    return ids;
  }

  @Override
  public Worker start(String id) {
    return new CheckWorker(jobs, Long.parseLong(id));
  }

  /**
   * Starts to compare all tables, or one if {@code table} is not null.
   *
   * @return how many tables are compared
   * @throws HostException if the job does not run, or is being checked; nothing was changed then
   */
  public int begin(String name, String table)
      throws HostException, ClusterException, InterruptedException {
    SyncStore.Slot slot = jobs.get(name);
    SyncJobs.refusePromoted(slot);
    if (slot.record().state != SyncJobRecord.State.RUNNING) {
      throw new HostException(
          "sync job '"
              + name
              + "' is "
              + slot.record().state
              + ": only a running job can be compared at one point. HINT: RESUME SYNC JOB "
              + name);
    }
    CheckRecord record = of(slot);
    if (record.isUnderWay()) {
      throw new HostException(
          "sync job '%s' is being checked, %d of %d tables are left. HINT: SHOW SYNC JOB TABLES FOR %s"
              .formatted(name, record.pending.size(), record.tables, name));
    }
    List<Long> wanted = wanted(slot, name, table);
    record.jobId = slot.record().id;
    record.startedMs = jobs.parts().clock().now().toEpochMilli();
    record.finishedMs = 0;
    record.pending.clear();
    record.pending.addAll(wanted);
    record.tables = wanted.size();
    jobs.event(slot, "CHECK_STARTED", table, wanted.size() + " tables");
    store.saveCheck(slot, record);
    scheduler.tick();
    scheduler.wake(this, Long.toString(slot.record().id));
    return wanted.size();
  }

  private List<Long> wanted(SyncStore.Slot slot, String name, String table) throws HostException {
    SyncProgress progress = jobs.progress(slot);
    List<Long> wanted =
        progress.tables.values().stream()
            .filter(t -> !t.view)
            .filter(t -> table == null || t.sourceName.equals(table) || t.targetName.equals(table))
            .map(t -> t.sourceId)
            .toList();
    if (table != null && wanted.isEmpty()) {
      throw new HostException(
          "sync job '%s' has no table '%s'. HINT: SHOW SYNC JOB TABLES FOR %s lists them"
              .formatted(name, table, name));
    }
    return wanted;
  }

  /** The newest check of a job; an empty record if there was none. */
  public CheckRecord of(SyncStore.Slot slot) throws HostException {
    try {
      return store.check(slot);
    } catch (UnknownFormatException e) {
      throw new HostException(e.getMessage(), e);
    }
  }
}
