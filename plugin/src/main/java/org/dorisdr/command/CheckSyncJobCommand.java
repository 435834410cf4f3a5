package org.dorisdr.command;

import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.CheckSyncJob;
import org.dorisdr.sql.Name;
import org.dorisdr.sync.check.SyncJobChecks;
import org.dorisdr.sync.job.SyncJobs;

/** CHECK SYNC JOB: starts to compare both sides by content. */
public final class CheckSyncJobCommand implements Command<CheckSyncJob> {
  private static final List<String> COLUMNS = List.of("Name", "Tables", "State", "Result");

  private final SyncJobs jobs;
  private final SyncJobChecks checks;
  private final Privileges privileges;

  public CheckSyncJobCommand(SyncJobs jobs, SyncJobChecks checks, Privileges privileges) {
    this.jobs = jobs;
    this.checks = checks;
    this.privileges = privileges;
  }

  @Override
  public Answer run(CheckSyncJob statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    try {
      int tables = checks.begin(name, statement.table().map(Name::text).orElse(null));
      String where = "SHOW SYNC JOB TABLES FOR " + name;
      return new Answer(
          COLUMNS, List.of(List.of(name, Integer.toString(tables), "STARTED", where)));
    } catch (ClusterException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }
}
