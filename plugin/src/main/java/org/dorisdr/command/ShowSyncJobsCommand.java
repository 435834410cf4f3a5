package org.dorisdr.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.sql.ShowSyncJobs;
import org.dorisdr.sync.check.SyncJobChecks;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.CheckRecord;
import org.dorisdr.sync.state.CopyProgress;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncLag;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;

/** SHOW SYNC JOBS: one row a job that the caller may see. */
public final class ShowSyncJobsCommand implements ShowCommand<ShowSyncJobs> {
  private static final List<String> COLUMNS =
      List.of(
          "JobId",
          "Name",
          "State",
          "Phase",
          "Cluster",
          "Source",
          "Target",
          "LagBinlogs",
          "LagSeconds",
          "CommitSeq",
          "CommitTime",
          "Transactions",
          "Rows",
          "Statements",
          "Tables",
          "TablesNotInStep",
          "FullCopies",
          "TableCopies",
          "CopyStage",
          "CopyTablets",
          "CopyProgress",
          "LastError",
          "LastErrorTime",
          "Creator",
          "CreateTime",
          "StateReason",
          "LagTime",
          "InFlight",
          "WaitsFor",
          "CopyTabletsDone",
          "CopyTabletsTotal",
          "CopyBytesDone",
          "CopyBytesTotal",
          "LastCheckTime",
          "CheckResult",
          "CopyStartTime");

  private final SyncJobs jobs;
  private final Privileges privileges;
  private final LocalCluster local;
  private final SyncJobChecks checks;
  private final Clock clock;

  public ShowSyncJobsCommand(
      SyncJobs jobs, SyncJobChecks checks, Privileges privileges, LocalCluster local, Clock clock) {
    this.checks = checks;
    this.clock = clock;
    this.jobs = jobs;
    this.privileges = privileges;
    this.local = local;
  }

  @Override
  public Answer run(ShowSyncJobs statement, Caller caller) throws HostException {
    Predicate<String> wanted = LikePattern.of(statement.like());
    List<List<String>> rows = new ArrayList<>();
    for (SyncStore.Slot slot : jobs.all()) {
      SyncJobRecord job = slot.record();
      if (job == null) {
        // Nobody can tell whose it is.
        if (privileges.hasGlobal(caller, Privilege.ADMIN)) {
          rows.add(unreadable(slot));
        }
      } else if (wanted.test(job.name) && SyncJobPrivileges.maySee(privileges, caller, job)) {
        rows.add(row(job, jobs.progress(slot), checks.of(slot)));
      }
    }
    return new Answer(COLUMNS, rows);
  }

  private static List<String> unreadable(SyncStore.Slot slot) {
    String[] row = new String[COLUMNS.size()];
    row[COLUMNS.indexOf("State")] = "UNREADABLE";
    row[COLUMNS.indexOf("LastError")] = slot.problem();
    return Arrays.asList(row);
  }

  private List<String> row(SyncJobRecord job, SyncProgress progress, CheckRecord check) {
    CopyProgress copy = job.isFollowing() ? progress.copy : null;
    boolean running = job.state == SyncJobRecord.State.RUNNING;
    long now = clock.now().toEpochMilli();
    long notInStep =
        progress.tables.values().stream()
            .filter(t -> t.state != TableProgress.State.NORMAL)
            .count();
    return Arrays.asList(
        Long.toString(job.id),
        job.name,
        job.state.name(),
        progress.phase.name(),
        job.cluster,
        place(job.sourceDatabase, job.sourceTable),
        place(job.targetDatabase, job.targetTable),
        number(SyncLag.binlogs(job, progress, now)),
        number(SyncLag.seconds(job, progress, now)),
        number(progress.position),
        time(progress.positionMs),
        Long.toString(progress.appliedTransactions),
        Long.toString(progress.appliedRows),
        Long.toString(progress.appliedStatements),
        Integer.toString(progress.tables.size()),
        Long.toString(notInStep),
        Long.toString(progress.fullCopies),
        Long.toString(progress.tableCopies),
        copy == null ? null : copy.stage.name(),
        copy == null ? null : copy.tabletsDone + "/" + copy.tabletsTotal,
        copy == null ? null : copy.progress,
        progress.lastError,
        time(progress.lastErrorMs),
        job.creator,
        time(job.createdMs),
        job.stateReason,
        job.isFollowing() ? time(progress.lagAtMs) : null,
        running ? Integer.toString(progress.inFlight) : null,
        running ? progress.waitsFor : null,
        copy == null ? null : Long.toString(copy.tabletsDone),
        copy == null ? null : Long.toString(copy.tabletsTotal),
        copy == null || copy.bytesTotal == 0 ? null : Long.toString(copy.bytesDone()),
        copy == null || copy.bytesTotal == 0 ? null : Long.toString(copy.bytesTotal),
        time(check.finishedMs),
        check.summary(),
        copy == null ? null : time(copy.startedMs));
  }

  private static String place(String database, String table) {
    return table == null ? database : database + "." + table;
  }

  private static String number(long value) {
    return value < 0 ? null : Long.toString(value);
  }

  private String time(long ms) {
    return ms <= 0 ? null : Times.show(Instant.ofEpochMilli(ms), local.zone());
  }
}
