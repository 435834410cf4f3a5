package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.ShowBackup;

/** Runs SHOW BACKUP. */
final class ShowBackupHandler implements StatementHandler<ShowBackup> {
  private static final List<String> COLUMNS =
      List.of(
          "JobId",
          "SnapshotName",
          "DbName",
          "State",
          "BackupObjs",
          "CreateTime",
          "SnapshotFinishedTime",
          "UploadFinishedTime",
          "FinishedTime",
          "UnfinishedTasks",
          "Progress",
          "TaskErrMsg",
          "Status",
          "Timeout");

  private final BackupManager manager;
  private final BackupContext context;

  ShowBackupHandler(BackupManager manager, BackupContext context) {
    this.manager = manager;
    this.context = context;
  }

  @Override
  public StatementResult run(Session session, ShowBackup statement) {
    String name = Labels.database(session, statement.database());
    BackupAccess.needLoadToSee(context.frontend(), session, name);
    Database database = manager.database(name);
    Predicate<String> filter =
        JobFilter.of(
            statement.conditions(),
            "SnapshotName",
            "Where clause should like: SnapshotName = \"your_snapshot_name\", "
                + " or SnapshotName LIKE \"matcher\"");
    List<List<String>> rows = new ArrayList<>();
    for (Job job : context.read(() -> context.state().jobs(database.id))) {
      if (job instanceof BackupJob && filter.test(job.label)) {
        rows.add(row(manager.view(job)));
      }
    }
    return StatementResult.show(COLUMNS, rows);
  }

  private static List<String> row(JobRun run) {
    BackupJob job = (BackupJob) run.job();
    return Arrays.asList(
        String.valueOf(job.jobId),
        job.label,
        job.dbName,
        job.stateName(),
        objects(job),
        Times.text(job.createTime),
        Times.text(job.snapshotFinishedTime),
        Times.text(job.uploadFinishedTime),
        Times.text(job.finishedTime),
        run.tasks.unfinishedText(),
        run.tasks.progressText(),
        run.tasks.errorText(),
        job.status.display(),
        String.valueOf(job.timeoutMillis / 1000));
  }

  /** Without a space before PARTITIONS: so does Doris. */
  private static String objects(BackupJob job) {
    return job.objects.stream()
        .map(
            ref -> {
              String partitions =
                  ref.partitions().isEmpty()
                      ? ""
                      : "PARTITIONS (" + String.join(", ", ref.partitions()) + ")";
              return "[" + job.dbName + "." + ref.table() + partitions + "]";
            })
        .collect(Collectors.joining(", "));
  }
}
