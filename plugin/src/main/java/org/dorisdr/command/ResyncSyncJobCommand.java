package org.dorisdr.command;

import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.Name;
import org.dorisdr.sql.ResyncSyncJob;
import org.dorisdr.sync.job.SyncJobs;

/** ALTER SYNC JOB … RESYNC: has one table, or all, copied again. */
public final class ResyncSyncJobCommand implements Command<ResyncSyncJob> {
  private final SyncJobs jobs;
  private final Privileges privileges;

  public ResyncSyncJobCommand(SyncJobs jobs, Privileges privileges) {
    this.jobs = jobs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(ResyncSyncJob statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    try {
      jobs.resync(name, statement.table().map(Name::text).orElse(null));
    } catch (ClusterException e) {
      throw new CommandException(e.getMessage(), e);
    }
    return Answer.DONE;
  }
}
