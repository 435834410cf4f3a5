package org.dorisdr.command;

import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.DropSyncJob;
import org.dorisdr.sync.job.SyncJobs;

/** DROP SYNC JOB: ends a job; the tables stay. */
public final class DropSyncJobCommand implements Command<DropSyncJob> {
  private final SyncJobs jobs;
  private final Privileges privileges;

  public DropSyncJobCommand(SyncJobs jobs, Privileges privileges) {
    this.jobs = jobs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(DropSyncJob statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    if (statement.ifExists() && jobs.find(name).isEmpty()) {
      return Answer.DONE;
    }
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    jobs.drop(name);
    return Answer.DONE;
  }
}
