package org.dorisdr.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.dorisdr.host.HostException;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JobSource;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.job.Worker;

/** The backup schedules: what commands do with them, and what the scheduler runs. Thread safe. */
public final class Schedules implements JobSource {
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final ScheduleStore store;
  private final ScheduleParts parts;
  private final BooleanSupplier enabled;
  private JobScheduler scheduler;

  public Schedules(ScheduleParts parts, BooleanSupplier enabled) {
    this.store = parts.store();
    this.parts = parts;
    this.enabled = enabled;
  }

  /** Has {@code runner} run them from its next tick on. */
  public void runOn(JobScheduler runner) {
    scheduler = runner;
    runner.add(this);
  }

  @Override
  public Set<String> runnable() {
    Set<String> ids = new HashSet<>();
    if (enabled.getAsBoolean()) {
      store.slots().stream()
          .filter(slot -> slot.record() != null)
          .filter(slot -> mustRun(slot))
          .forEach(slot -> ids.add(Long.toString(slot.record().id)));
    }
    return ids;
  }

  /** A paused one still ends the run that is under way, and those that somebody typed. */
  private boolean mustRun(ScheduleStore.Slot slot) {
    if (slot.record().state == ScheduleRecord.State.RUNNING) {
      return true;
    }
    try {
      ScheduleProgress progress = store.progress(slot);
      return progress.current != null
          || !progress.wanted.isEmpty()
          || progress.made.stream().anyMatch(made -> made.deleting);
    } catch (UnknownFormatException e) {
      return false;
    }
  }

  @Override
  public Worker start(String id) {
    return new ScheduleWorker(parts, Long.parseLong(id));
  }

  public ScheduleStore store() {
    return store;
  }

  public List<ScheduleStore.Slot> all() {
    return store.slots();
  }

  public Optional<ScheduleStore.Slot> find(String name) {
    return store.find(name);
  }

  /**
   * @throws HostException if there is no such schedule
   */
  public ScheduleStore.Slot get(String name) throws HostException {
    return find(name)
        .orElseThrow(
            () ->
                new HostException(
                    "unknown backup schedule '"
                        + name
                        + "'. HINT: SHOW BACKUP SCHEDULES lists them"));
  }

  public void create(ScheduleRecord record) throws HostException {
    store.create(record);
    scheduler.tick();
  }

  /** Plans no further run; one that is under way ends as it would. */
  public void pause(String name) throws HostException {
    ScheduleStore.Slot slot = get(name);
    slot.record().state = ScheduleRecord.State.PAUSED;
    store.update(slot);
    scheduler.tick();
  }

  /** Goes on with the next planned time; those that passed meanwhile are not made up for. */
  public void resume(String name) throws HostException {
    ScheduleStore.Slot slot = get(name);
    if (slot.record().state == ScheduleRecord.State.RUNNING) {
      return;
    }
    slot.record().state = ScheduleRecord.State.RUNNING;
    slot.record().sinceMs = parts.clock().now().toEpochMilli();
    store.update(slot);
    scheduler.tick();
  }

  /** Forgets a schedule and cancels its run; its snapshots stay. */
  public void drop(String name) throws HostException, InterruptedException {
    ScheduleStore.Slot slot = get(name);
    String id = Long.toString(slot.record().id);
    if (!scheduler.stopAndWait(this, id, STOP_LIMIT)) {
      throw new HostException(
          "backup schedule '" + name + "' is still busy. HINT: repeat the statement");
    }
    try {
      ScheduleProgress.Run run = store.progress(slot).current;
      if (run != null) {
        for (ScheduleProgress.Part part : run.parts) {
          parts.requests().cancel(ScheduleRun.key(slot.record(), run, part));
        }
      }
    } catch (UnknownFormatException e) {
      // Nothing is known of a run; the record goes all the same.
    }
    store.remove(slot);
  }

  /**
   * Wants a run now, also of a paused schedule.
   *
   * @return its label
   */
  public String run(String name) throws HostException {
    ScheduleStore.Slot slot = get(name);
    try {
      long now = parts.clock().now().toEpochMilli();
      // The label has to be one that the pattern can give before anything is stored.
      slot.record().label(Instant.ofEpochMilli(now));
      long planned = store.want(slot, progress -> unplanned(slot.record(), progress, now));
      scheduler.tick();
      scheduler.wake(this, Long.toString(slot.record().id));
      return slot.record().label(Instant.ofEpochMilli(planned));
    } catch (UnknownFormatException | IllegalArgumentException e) {
      throw new HostException(e.getMessage(), e);
    }
  }

  /** A planned time is that of the run that is planned then. */
  private static long unplanned(ScheduleRecord schedule, ScheduleProgress progress, long now) {
    long time = ScheduleRun.unusedTime(progress, now);
    Instant before = Instant.ofEpochMilli(time).minusMillis(1);
    boolean taken =
        schedule.timetable().next(before).filter(t -> t.toEpochMilli() == time).isPresent();
    return taken ? time + 1000 : time;
  }
}
