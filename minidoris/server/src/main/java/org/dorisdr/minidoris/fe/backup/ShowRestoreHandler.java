package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.ShowRestore;

/** Runs SHOW [BRIEF] RESTORE. */
final class ShowRestoreHandler implements StatementHandler<ShowRestore> {
  private static final List<String> COLUMNS =
      List.of(
          "JobId",
          "Label",
          "Timestamp",
          "DbName",
          "State",
          "AllowLoad",
          "ReplicationNum",
          "ReplicaAllocation",
          "ReserveReplica",
          "ReserveDynamicPartitionEnable",
          "RestoreObjs",
          "CreateTime",
          "MetaPreparedTime",
          "SnapshotFinishedTime",
          "DownloadFinishedTime",
          "FinishedTime",
          "UnfinishedTasks",
          "Progress",
          "TaskErrMsg",
          "Status",
          "Timeout");
  private static final List<String> NOT_BRIEF = List.of("RestoreObjs", "Progress", "TaskErrMsg");

  private final BackupManager manager;
  private final BackupContext context;

  ShowRestoreHandler(BackupManager manager, BackupContext context) {
    this.manager = manager;
    this.context = context;
  }

  @Override
  public StatementResult run(Session session, ShowRestore statement) {
    String name = Labels.database(session, statement.database());
    BackupAccess.needLoadToSee(context.frontend(), session, name);
    Database database = manager.database(name);
    Predicate<String> filter =
        JobFilter.of(
            statement.conditions(),
            "Label",
            "Where clause should like: LABEL = \"your_label_name\",  or LABEL LIKE \"matcher\"");
    List<List<String>> rows = new ArrayList<>();
    for (Job job : context.read(() -> context.state().jobs(database.id))) {
      if (job instanceof RestoreJob && filter.test(job.label)) {
        rows.add(shown(row(manager.view(job)), statement.brief()));
      }
    }
    return StatementResult.show(shown(COLUMNS, statement.brief()), rows);
  }

  private static List<String> shown(List<String> all, boolean brief) {
    if (!brief) {
      return all;
    }
    List<String> some = new ArrayList<>(all);
    for (int i = COLUMNS.size() - 1; i >= 0; i--) {
      if (NOT_BRIEF.contains(COLUMNS.get(i))) {
        some.remove(i);
      }
    }
    return some;
  }

  private static List<String> row(JobRun run) {
    RestoreJob job = (RestoreJob) run.job();
    return Arrays.asList(
        String.valueOf(job.jobId),
        job.label,
        job.backupTimestamp,
        job.dbName,
        job.stateName(),
        String.valueOf(job.allowLoad),
        String.valueOf(job.replicationNum),
        "tag.location.default: " + job.replicationNum,
        String.valueOf(job.reserveReplica),
        String.valueOf(job.reserveDynamicPartition),
        BriefInfo.of(job.info),
        Times.text(job.createTime),
        Times.text(job.metaPreparedTime),
        Times.text(job.snapshotFinishedTime),
        Times.text(job.downloadFinishedTime),
        Times.text(job.finishedTime),
        run.tasks.unfinishedText(),
        run.tasks.progressText(),
        run.tasks.errorText(),
        job.status.display(),
        String.valueOf(job.timeoutMillis / 1000));
  }
}
