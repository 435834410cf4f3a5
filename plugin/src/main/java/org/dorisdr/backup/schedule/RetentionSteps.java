package org.dorisdr.backup.schedule;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.backup.schedule.ScheduleProgress.Made;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotDeletion;
import org.dorisdr.backup.store.StoredSnapshot;
import org.dorisdr.host.HostException;

/** Deletes what a schedule need not keep any longer; goes on after a crash where it was. */
final class RetentionSteps {
  private static final Duration RETRY = Duration.ofSeconds(20);

  /** No store lists what was there so long ago. */
  private static final Duration LAG = Duration.ofHours(1);

  private static final Duration LATER = Duration.ofDays(1);

  private final ScheduleParts parts;

  RetentionSteps(ScheduleParts parts) {
    this.parts = parts;
  }

  /**
   * Does all that is due.
   *
   * @return when to try again what did not work
   */
  Duration step(ScheduleStore.Slot slot, ScheduleProgress progress) throws HostException {
    String before = progress.retentionError;
    progress.retentionError = null;
    if (slot.record().hasRetention()) {
      for (String repository : slot.record().repositories) {
        try {
          expire(slot, progress, repository);
        } catch (IOException e) {
          progress.retentionError = repository + ": " + e.getMessage();
        } catch (HostException e) {
          progress.retentionError = repository + ": " + e.getMessage();
        }
      }
    }
    if (!java.util.Objects.equals(before, progress.retentionError)) {
      parts.store().save(slot, progress);
    }
    return progress.retentionError == null ? LATER : RETRY;
  }

  private void expire(ScheduleStore.Slot slot, ScheduleProgress progress, String repository)
      throws HostException, IOException {
    List<Made> unfinished = of(progress, repository).stream().filter(m -> m.deleting).toList();
    List<Made> expired = expired(slot.record(), progress, repository, Set.of());
    if (unfinished.isEmpty() && expired.isEmpty()) {
      return;
    }
    try (RepositoryAccess.Opened opened = parts.repositories().open(repository)) {
      if (opened.repository().readOnly()) {
        throw new HostException("the repository is read only, so nothing is deleted");
      }
      for (Made made : unfinished) {
        delete(slot, progress, opened, made);
      }
      Set<Made> unlisted = forgetVanished(progress, repository, opened);
      for (Made made : expired(slot.record(), progress, repository, unlisted)) {
        // What one FE reads or writes is left for later; another cluster's jobs cannot be seen.
        Optional<String> use = parts.use().find(repository, made.label, made.timestamp);
        if (use.isPresent()) {
          progress.retentionError = made.label + " is kept for now: " + use.get();
          continue;
        }
        made.deleting = true;
        parts.store().save(slot, progress);
        delete(slot, progress, opened, made);
      }
    }
  }

  private List<Made> expired(
      ScheduleRecord schedule, ScheduleProgress progress, String repository, Set<Made> unlisted) {
    return RetentionPolicy.of(schedule)
        .expired(
            of(progress, repository).stream().filter(m -> !unlisted.contains(m)).toList(),
            parts.clock().now(),
            made -> parts.verdicts().isBad(repository, made.subject()));
  }

  private static List<Made> of(ScheduleProgress progress, String repository) {
    return progress.made.stream().filter(m -> m.repository.equals(repository)).toList();
  }

  /**
   * What somebody else deleted must not count as the good one that is kept.
   *
   * @return those that may only be missing in a list that lags behind, which count as little
   */
  private Set<Made> forgetVanished(
      ScheduleProgress progress, String repository, RepositoryAccess.Opened opened)
      throws IOException {
    Set<Made> unlisted = new HashSet<>();
    long old = parts.clock().now().minus(LAG).toEpochMilli();
    for (Made made : new ArrayList<>(of(progress, repository))) {
      StoredSnapshot stored = opened.reader().snapshot(made.label);
      if (stored.hasMeta() && stored.timestamps().contains(made.timestamp)) {
        continue;
      }
      if (made.plannedMs < old) {
        progress.forget(made, parts.verdicts());
      } else {
        unlisted.add(made);
      }
    }
    return unlisted;
  }

  private void delete(
      ScheduleStore.Slot slot, ScheduleProgress progress, RepositoryAccess.Opened opened, Made made)
      throws HostException, IOException {
    new SnapshotDeletion(opened.store(), opened.reader()).delete(made.label, made.timestamp);
    progress.forget(made, parts.verdicts());
    parts.store().save(slot, progress);
  }
}
