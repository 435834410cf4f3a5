package org.dorisdr.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.proof.Proofs;
import org.dorisdr.backup.schedule.ScheduleProgress;
import org.dorisdr.backup.schedule.ScheduleProgress.Run;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.backup.schedule.ScheduleStore;
import org.dorisdr.backup.schedule.Schedules;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Host;
import org.dorisdr.host.HostException;
import org.dorisdr.job.UnknownFormatException;
import org.dorisdr.sql.ShowBackupSchedules;

/**
 * SHOW BACKUP SCHEDULES: one row a schedule, for administrators and who may back up its database.
 */
public final class ShowBackupSchedulesCommand implements ShowCommand<ShowBackupSchedules> {
  private static final List<String> COLUMNS =
      List.of(
          "ScheduleId",
          "Name",
          "State",
          "DbName",
          "Tables",
          "Repositories",
          "Rhythm",
          "TimeZone",
          "Retention",
          "NextRun",
          "RunState",
          "LastRun",
          "LastState",
          "LastSnapshot",
          "LastError",
          "LastGoodRun",
          "LastGoodSnapshot",
          "LastGoodSeconds",
          "Runs",
          "FailedRuns",
          "SkippedRuns",
          "Snapshots",
          "RetentionError",
          "LastVerifiedSnapshot",
          "LastVerifyLevel",
          "LastVerifyState",
          "LastVerifyTime",
          "RestoreSeconds",
          "Creator",
          "CreateTime");

  private final Schedules schedules;
  private final Proofs proofs;
  private final Host host;

  public ShowBackupSchedulesCommand(Schedules schedules, Proofs proofs, Host host) {
    this.schedules = schedules;
    this.proofs = proofs;
    this.host = host;
  }

  @Override
  public Answer run(ShowBackupSchedules statement, Caller caller) throws HostException {
    Predicate<String> wanted = LikePattern.of(statement.like());
    List<List<String>> rows = new ArrayList<>();
    for (ScheduleStore.Slot slot : schedules.all()) {
      if (slot.record() == null) {
        // Nobody can tell whose it is.
        if (host.accessControl().hasGlobal(caller, Privilege.ADMIN)) {
          rows.add(unreadable(null, slot.problem()));
        }
      } else if (wanted.test(slot.record().name) && maySee(caller, slot.record())) {
        try {
          rows.add(row(slot.record(), schedules.store().progress(slot)));
        } catch (UnknownFormatException e) {
          rows.add(unreadable(slot.record().name, e.getMessage()));
        }
      }
    }
    return new Answer(COLUMNS, rows);
  }

  private boolean maySee(Caller caller, ScheduleRecord schedule) {
    return host.accessControl().hasGlobal(caller, Privilege.ADMIN)
        || host.accessControl().hasDatabase(caller, schedule.database, Privilege.LOAD);
  }

  private static List<String> unreadable(String name, String problem) {
    String[] row = new String[COLUMNS.size()];
    row[COLUMNS.indexOf("Name")] = name;
    row[COLUMNS.indexOf("State")] = "UNREADABLE";
    row[COLUMNS.indexOf("LastError")] = problem;
    return Arrays.asList(row);
  }

  private List<String> row(ScheduleRecord schedule, ScheduleProgress progress) {
    Run last = progress.last;
    Run good = progress.lastGood;
    Run now = progress.current;
    Optional<ProofRecord> proof = lastProof(progress);
    Optional<ProofRecord> drill = lastDrill(progress);
    return Arrays.asList(
        Long.toString(schedule.id),
        schedule.name,
        schedule.state.name(),
        schedule.database,
        ScheduleTexts.tables(schedule),
        String.join(", ", schedule.repositories),
        ScheduleTexts.rhythm(schedule),
        schedule.zone,
        ScheduleTexts.retention(schedule),
        next(schedule),
        now == null ? (progress.wanted.isEmpty() ? "IDLE" : "WAITING") : now.state().name(),
        last == null ? null : time(last.plannedMs),
        last == null ? null : last.state().name(),
        last == null ? null : last.label,
        now != null && now.error() != null ? now.error() : last == null ? null : last.error(),
        good == null ? null : time(good.plannedMs),
        good == null ? null : good.label,
        good == null ? null : seconds(good.finishedMs - good.startedMs),
        Long.toString(progress.runs),
        Long.toString(progress.failures),
        Long.toString(progress.skipped),
        Integer.toString(progress.made.size()),
        progress.retentionError,
        proof.map(p -> p.label).orElse(null),
        proof.map(p -> p.level.name()).orElse(null),
        proof.map(p -> p.state.name()).orElse(null),
        proof.map(p -> time(p.finishedMs)).orElse(null),
        drill.map(p -> seconds(p.restoreMs)).orElse(null),
        schedule.creator,
        time(schedule.createdMs));
  }

  private String next(ScheduleRecord schedule) {
    if (schedule.state != ScheduleRecord.State.RUNNING) {
      return null;
    }
    return schedule
        .timetable()
        .next(host.clock().now())
        .map(at -> time(at.toEpochMilli()))
        .orElse(null);
  }

  private Optional<ProofRecord> lastProof(ScheduleProgress progress) {
    return newest(progress, false);
  }

  /** The last one that measured a restore. */
  private Optional<ProofRecord> lastDrill(ScheduleProgress progress) {
    return newest(progress, true);
  }

  private Optional<ProofRecord> newest(ScheduleProgress progress, boolean measured) {
    return proofs.store().all().stream()
        .filter(p -> p.state.isEnd() && (!measured || p.restoreMs > 0))
        .filter(p -> progress.made.stream().anyMatch(p::isOf))
        .max(java.util.Comparator.comparingLong(p -> p.finishedMs));
  }

  private static String seconds(long ms) {
    return String.format(java.util.Locale.ROOT, "%.1f", ms / 1000.0);
  }

  private String time(long ms) {
    return ms <= 0 ? null : Times.show(Instant.ofEpochMilli(ms), host.localCluster().zone());
  }
}
