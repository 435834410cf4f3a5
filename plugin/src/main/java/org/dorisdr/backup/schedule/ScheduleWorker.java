package org.dorisdr.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.dorisdr.host.HostException;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.job.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one schedule: one run at a time, then what retention lets go. Each step reads what is stored
 * and writes before it acts, so that a new leader goes on from there.
 */
final class ScheduleWorker implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleWorker.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private final ScheduleParts parts;
  private final long id;
  private final RunSteps runs;
  private final RetentionSteps retention;

  ScheduleWorker(ScheduleParts parts, long id) {
    this.parts = parts;
    this.id = id;
    this.runs = new RunSteps(parts);
    this.retention = new RetentionSteps(parts);
  }

  @Override
  public Duration step() throws InterruptedException {
    Optional<ScheduleStore.Slot> slot = parts.store().find(id);
    if (slot.isEmpty()) {
      return LONGEST;
    }
    try {
      return step(slot.get(), parts.store().progress(slot.get()));
    } catch (UnknownFormatException e) {
      return LONGEST;
    } catch (HostException e) {
      LOG.warn("backup schedule {}: trying again", slot.get().record().name, e);
      return AFTER_FAILURE;
    }
  }

  private Duration step(ScheduleStore.Slot slot, ScheduleProgress progress)
      throws HostException, InterruptedException {
    if (progress.current != null) {
      return runs.advance(slot, progress) ? Duration.ZERO : POLL;
    }
    Instant now = parts.clock().now();
    ScheduleRecord schedule = slot.record();
    if (!progress.wanted.isEmpty()) {
      runs.begin(slot, progress, progress.wanted.get(0), true);
      return Duration.ZERO;
    }
    Timetable times = schedule.timetable();
    Instant since = Instant.ofEpochMilli(Math.max(progress.plannedMs, schedule.sinceMs));
    boolean running = schedule.state == ScheduleRecord.State.RUNNING;
    Optional<Instant> due = running ? times.due(since, now) : Optional.empty();
    if (due.isPresent()) {
      runs.begin(slot, progress, due.get().toEpochMilli(), false);
      return Duration.ZERO;
    }
    Duration retry = retention.step(slot, progress);
    Duration wait =
        running
            ? times.next(now).map(next -> Duration.between(now, next)).orElse(LONGEST)
            : LONGEST;
    return shortest(shortest(wait, retry), LONGEST);
  }

  private static Duration shortest(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Override
  public void close() {}
}
