package org.dorisdr.backup.schedule;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.request.BackupRequests.Status;
import org.dorisdr.backup.schedule.ScheduleProgress.Made;
import org.dorisdr.backup.schedule.ScheduleProgress.Part;
import org.dorisdr.backup.schedule.ScheduleProgress.Run;
import org.dorisdr.backup.snapshot.ContentFile;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.host.HostException;

/** Begins a run of a schedule and brings it to its end. */
final class RunSteps {
  /** As many are remembered if nothing is ever deleted. */
  private static final int REMEMBERED = 100;

  private final ScheduleParts parts;

  RunSteps(ScheduleParts parts) {
    this.parts = parts;
  }

  /** Writes down that the run planned for this time is taken on. */
  void begin(ScheduleStore.Slot slot, ScheduleProgress progress, long plannedMs, boolean manual)
      throws HostException {
    ScheduleRecord schedule = slot.record();
    Run run = new Run();
    run.plannedMs = plannedMs;
    run.manual = manual;
    run.startedMs = parts.clock().now().toEpochMilli();
    progress.plannedMs = manual ? progress.plannedMs : plannedMs;
    ScheduleProgress.State first =
        schedule.hashes ? ScheduleProgress.State.HASHING : ScheduleProgress.State.BACKUP;
    String error = null;
    try {
      run.label = schedule.label(Instant.ofEpochMilli(plannedMs));
    } catch (IllegalArgumentException e) {
      error = e.getMessage();
    }
    for (String repository : schedule.repositories) {
      Part part = new Part();
      part.repository = repository;
      part.state = error == null ? first : ScheduleProgress.State.FAILED;
      part.error = error;
      run.parts.add(part);
    }
    progress.current = run;
    parts.store().save(slot, progress);
  }

  /**
   * Does what comes next.
   *
   * @return whether more can be done at once
   */
  boolean advance(ScheduleStore.Slot slot, ScheduleProgress progress)
      throws HostException, InterruptedException {
    Run run = progress.current;
    ScheduleRecord schedule = slot.record();
    if (run.state() == ScheduleProgress.State.HASHING) {
      hash(schedule, run);
      parts.store().save(slot, progress);
      return true;
    }
    boolean changed = false;
    for (Part part : run.parts) {
      if (!part.state.isEnd()) {
        changed |= ask(schedule, progress, run, part);
      }
    }
    if (run.state().isEnd()) {
      end(slot, progress, run);
      return true;
    }
    if (changed) {
      parts.store().save(slot, progress);
    }
    return false;
  }

  /** A backup without hashes is better than none, so what goes wrong here is only told. */
  private void hash(ScheduleRecord schedule, Run run) {
    String problem = null;
    try {
      ContentFile file = parts.hasher().database(schedule.database, schedule::covers);
      for (Part part : run.parts) {
        try (RepositoryAccess.Opened opened = parts.repositories().open(part.repository)) {
          // A snapshot of this name that is there already keeps the hashes that it has.
          if (!opened.reader().snapshot(run.label).isWhole()) {
            file.write(opened.store(), opened.reader().layout(), run.label);
          }
        }
      }
    } catch (HostException | IOException e) {
      problem = "contents could not be hashed: " + e.getMessage();
    }
    for (Part part : run.parts) {
      part.state = ScheduleProgress.State.BACKUP;
      part.error = problem;
    }
  }

  private boolean ask(ScheduleRecord schedule, ScheduleProgress progress, Run run, Part part)
      throws HostException {
    String key = ScheduleRun.key(schedule, run, part);
    Optional<Status> asked = parts.requests().status(key);
    if (asked.isEmpty()) {
      parts
          .requests()
          .submit(
              new Request(
                  Kind.BACKUP,
                  key,
                  schedule.database,
                  run.label,
                  part.repository,
                  ScheduleRun.sql(schedule, run, part),
                  schedule.creator));
      return false;
    }
    Status status = asked.get();
    String error = status.error() == null ? part.error : status.error();
    boolean changed = error != null && !error.equals(part.error);
    if (status.state() == State.FINISHED) {
      part.state = ScheduleProgress.State.FINISHED;
      remember(schedule, progress, run, part, status.timestamp());
    } else if (status.state().isEnd()) {
      part.state = ScheduleProgress.State.FAILED;
      part.error = error == null ? "the backup was cancelled" : error;
    } else {
      part.error = error;
    }
    return changed || part.state.isEnd();
  }

  private void remember(
      ScheduleRecord schedule, ScheduleProgress progress, Run run, Part part, String timestamp) {
    boolean known =
        progress.made.stream()
            .anyMatch(m -> m.repository.equals(part.repository) && m.label.equals(run.label));
    if (!known) {
      Made made = new Made();
      made.repository = part.repository;
      made.label = run.label;
      made.timestamp = timestamp;
      made.plannedMs = run.plannedMs;
      progress.made.add(made);
    }
    while (!schedule.hasRetention() && progress.made.size() > REMEMBERED) {
      progress.forget(progress.made.get(0), parts.verdicts());
    }
  }

  /** Planned times that passed meanwhile are left out: a schedule never overlaps itself. */
  private void end(ScheduleStore.Slot slot, ScheduleProgress progress, Run run)
      throws HostException {
    Instant now = parts.clock().now();
    run.finishedMs = now.toEpochMilli();
    progress.runs++;
    if (run.state() == ScheduleProgress.State.FINISHED) {
      progress.lastGood = run;
    } else {
      progress.failures++;
    }
    progress.last = run;
    progress.current = null;
    Instant from = Instant.ofEpochMilli(Math.max(progress.plannedMs, run.startedMs));
    Optional<Instant> missed = slot.record().timetable().due(from, now);
    if (missed.isPresent()) {
      progress.plannedMs = missed.get().toEpochMilli();
      progress.skipped++;
    }
    parts.store().save(slot, progress);
  }
}
