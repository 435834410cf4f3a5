package org.dorisdr.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.sql.ShowSyncJobTables;
import org.dorisdr.sync.check.SyncJobChecks;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.CheckRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TableProgress;

/** SHOW SYNC JOB TABLES: how every table of a job is. */
public final class ShowSyncJobTablesCommand implements ShowCommand<ShowSyncJobTables> {
  private static final List<String> COLUMNS =
      List.of(
          "TableId",
          "Source",
          "Target",
          "Type",
          "State",
          "CommitSeq",
          "Rows",
          "Reason",
          "Error",
          "ErrorTime",
          "RetryTime",
          "LastCheckTime",
          "CheckResult");

  private final SyncJobs jobs;
  private final Privileges privileges;
  private final LocalCluster local;
  private final SyncJobChecks checks;

  public ShowSyncJobTablesCommand(
      SyncJobs jobs, SyncJobChecks checks, Privileges privileges, LocalCluster local) {
    this.checks = checks;
    this.jobs = jobs;
    this.privileges = privileges;
    this.local = local;
  }

  @Override
  public Answer run(ShowSyncJobTables statement, Caller caller)
      throws CommandException, HostException {
    SyncStore.Slot slot = jobs.get(statement.name().text());
    SyncJobPrivileges.need(privileges, caller, slot.record());
    SyncProgress progress = jobs.progress(slot);
    CheckRecord check = checks.of(slot);
    List<List<String>> rows = new ArrayList<>();
    for (TableProgress table : progress.tables.values()) {
      boolean inStep = table.state == TableProgress.State.NORMAL;
      long seq = inStep ? Math.max(table.seq, progress.position) : table.seq;
      rows.add(
          Arrays.asList(
              Long.toString(table.sourceId),
              table.sourceName,
              table.targetName,
              table.view ? "VIEW" : "TABLE",
              table.state.name(),
              seq == Long.MAX_VALUE ? null : Long.toString(seq),
              Long.toString(table.rows),
              table.reason,
              table.error,
              time(table.errorMs),
              time(table.retryAtMs),
              check.timeOf(table.sourceId) < 0 ? null : time(check.timeOf(table.sourceId)),
              check.textOf(table.sourceId)));
    }
    return new Answer(COLUMNS, rows);
  }

  private String time(long ms) {
    return ms <= 0 ? null : Times.show(Instant.ofEpochMilli(ms), local.zone());
  }
}
