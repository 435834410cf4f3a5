package org.dorisdr.sync.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.sync.state.LagRecord;
import org.dorisdr.sync.state.SyncEvent;
import org.dorisdr.sync.state.SyncEvents;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;

/**
 * The sync jobs of this cluster: what commands do with them, and what the scheduler runs. Thread
 * safe.
 */
public final class SyncJobs implements JobSource {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final SyncStore store;
  private final SyncParts parts;
  private final BooleanSupplier enabled;
  private final Map<Long, SyncWorker> workers = new ConcurrentHashMap<>();
  private final JobClaims claims = new JobClaims();
  private final JobLocks locks = new JobLocks();
  private final JobOrders orders;
  private JobScheduler scheduler;

  public SyncJobs(SyncParts parts, BooleanSupplier enabled) {
    this.store = parts.store();
    this.parts = parts;
    this.enabled = enabled;
    this.orders = new JobOrders(parts, locks, workers, this::wake);
  }

  /** Has {@code scheduler} run the jobs from its next tick on. */
  public void runOn(JobScheduler runner) {
    scheduler = runner;
    runner.add(this);
    runner.add(new LagNotes(this));
  }

  @Override
  public Set<String> runnable() {
    return enabled.getAsBoolean() ? store.running() : Set.of();
  }

  @Override
  public SyncWorker start(String id) {
    SyncStore.Slot slot = store.find(Long.parseLong(id)).orElseThrow();
    SyncWorker worker = new SyncWorker(parts, slot);
    workers.put(slot.record().id, worker);
    return worker;
  }

  /** All jobs, also those that this version cannot run. */
  public List<SyncStore.Slot> all() {
    return store.slots();
  }

  public Optional<SyncStore.Slot> find(String name) {
    return store.find(name);
  }

  /**
   * @throws HostException if there is no such job
   */
  public SyncStore.Slot get(String name) throws HostException {
    return find(name)
        .orElseThrow(
            () ->
                new HostException(
                    "unknown sync job '" + name + "'. HINT: SHOW SYNC JOBS lists them"));
  }

  /** Stores a new job, which starts at once. */
  public void create(SyncJobRecord record) throws HostException {
    store.create(record);
    scheduler.tick();
  }

  /** Stops a job where it is; repeated, it does nothing. */
  public void pause(String name) throws HostException, InterruptedException {
    try (JobLocks.Held held = locks.hold(name)) {
      SyncStore.Slot slot = get(name);
      refusePromoted(slot);
      boolean already =
          slot.record().state == SyncJobRecord.State.PAUSED && slot.record().stateReason == null;
      slot.record().state = SyncJobRecord.State.PAUSED;
      slot.record().stateReason = null;
      store.update(slot);
      stop(slot);
      if (!already) {
        note(slot, "PAUSED", "by a user");
      }
    }
  }

  public void resume(String name) throws HostException, InterruptedException {
    try (JobLocks.Held held = locks.hold(name)) {
      SyncStore.Slot slot = get(name);
      refusePromoted(slot);
      if (slot.record().state == SyncJobRecord.State.RUNNING) {
        return;
      }
      note(slot, "RESUMED", "by a user");
      slot.record().state = SyncJobRecord.State.RUNNING;
      slot.record().stateReason = null;
      store.update(slot);
      scheduler.tick();
    }
  }

  /**
   * @throws HostException if the job is being promoted, or was: it replicates no more
   */
  public static void refusePromoted(SyncStore.Slot slot) throws HostException {
    String name = slot.record().name;
    refusePromoting(slot);
    if (slot.record().state == SyncJobRecord.State.PROMOTED) {
      throw new HostException(
          "sync job '"
              + name
              + "' was promoted and replicates no more. HINT: DROP SYNC JOB, then CREATE SYNC JOB"
              + " copies everything anew");
    }
  }

  private static void refusePromoting(SyncStore.Slot slot) throws HostException {
    if (slot.record().state == SyncJobRecord.State.PROMOTING) {
      throw new HostException(
          "sync job '%s' is being promoted. HINT: SHOW SYNC JOBS tells when that is over"
              .formatted(slot.record().name));
    }
  }

  /** Forgets a job; what it has made on the target stays. */
  public void drop(String name) throws HostException, InterruptedException {
    try (JobLocks.Held held = locks.hold(name)) {
      SyncStore.Slot slot = get(name);
      if (claims.contains(slot.record().id)) {
        refusePromoting(slot);
      }
      slot.record().state = SyncJobRecord.State.PAUSED;
      store.update(slot);
      stop(slot);
      store.remove(slot);
      parts.holds().forget(slot.record().id);
    }
  }

  /** Changes properties; the job goes on with the new ones. */
  public void setProperties(String name, Map<String, String> changed)
      throws HostException, InterruptedException {
    try (JobLocks.Held held = locks.hold(name)) {
      SyncStore.Slot slot = get(name);
      refusePromoted(slot);
      slot.record().properties.putAll(changed);
      store.update(slot);
      stop(slot);
      scheduler.tick();
    }
  }

  /**
   * Has one table, or everything if {@code table} is null, copied again; also what came to the
   * source without a binlog.
   */
  public void resync(String name, String table)
      throws HostException, ClusterException, InterruptedException {
    SyncStore.Slot slot = get(name);
    refusePromoted(slot);
    orders.give(slot, new Resync(name, table));
  }

  /** Has the job leave out the binlog with that sequence when it comes to it. */
  public void skipBinlog(String name, long seq)
      throws HostException, ClusterException, InterruptedException {
    SyncStore.Slot slot = get(name);
    refusePromoted(slot);
    orders.give(slot, new Skip(name, seq));
  }

  /** Adds to the story of a job. */
  public void event(SyncStore.Slot slot, String type, String table, String text)
      throws HostException, ClusterException, InterruptedException {
    orders.give(slot, c -> c.journal().event(type, table, c.progress().position, text));
  }

  private void wake(long id) {
    scheduler.wake(this, Long.toString(id));
  }

  private void stop(SyncStore.Slot slot) throws HostException, InterruptedException {
    long id = slot.record().id;
    if (!scheduler.stopAndWait(this, Long.toString(id), STOP_LIMIT)) {
      throw new HostException(
          "sync job '" + slot.record().name + "' is still busy. HINT: try again in a moment");
    }
    workers.remove(id);
  }

  private void note(SyncStore.Slot slot, String type, String text) throws HostException {
    try {
      SyncJournal journal = new SyncJournal(store, slot.number(), parts.clock());
      journal.event(type, null, journal.progress().position, text);
      journal.save();
    } catch (UnknownFormatException e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  /** Stops a job that is being taken over and gives its last progress. */
  public SyncProgress halt(SyncStore.Slot slot, Duration limit)
      throws HostException, InterruptedException {
    SyncWorker worker = workers.get(slot.record().id);
    boolean stopped = scheduler.stopAndWait(this, Long.toString(slot.record().id), limit);
    SyncProgress last = null;
    if (!stopped && worker != null) {
      // It waits for a dead source; from now on it can change nothing.
      last = worker.fence();
    }
    workers.remove(slot.record().id);
    return last == null ? progress(slot) : last;
  }

  /** Starts and stops workers as the records say now. */
  public void lookAfter() {
    scheduler.tick();
  }

  public JobLocks locks() {
    return locks;
  }

  public JobClaims claims() {
    return claims;
  }

  public SyncParts parts() {
    return parts;
  }

  /** How far a job is: live where it runs, as last stored elsewhere. */
  public SyncProgress progress(SyncStore.Slot slot) throws HostException {
    try {
      SyncWorker worker = workers.get(slot.record().id);
      SyncProgress live = worker == null || worker.isClosed() ? null : worker.view();
      if (live != null) {
        return live;
      }
      SyncProgress stored = store.progress(slot.number());
      store.addLag(slot.record().id, stored);
      return stored;
    } catch (UnknownFormatException e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  /**
   * The lags of the jobs that run here.
   *
   * @param unlessStored without those of jobs that have stored theirs themselves in that time
   */
  LagRecord measured(Duration unlessStored) {
    LagRecord lags = new LagRecord();
    long now = parts.clock().now().toEpochMilli();
    workers.forEach(
        (id, worker) -> {
          SyncProgress live = worker.isClosed() ? null : worker.view();
          if (live != null && now - live.storedMs >= unlessStored.toMillis()) {
            lags.add(id, live, now);
          }
        });
    return lags;
  }

  public List<SyncEvent> events(SyncStore.Slot slot) throws HostException {
    return new ArrayList<>(eventsOf(slot).events);
  }

  public SyncEvents eventsOf(SyncStore.Slot slot) throws HostException {
    try {
      return store.events(slot.number());
    } catch (UnknownFormatException e) {
      throw new HostException(e.getMessage(), e);
    }
  }
}
