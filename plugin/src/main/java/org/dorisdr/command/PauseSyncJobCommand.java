package org.dorisdr.command;

import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.PauseSyncJob;
import org.dorisdr.sync.job.SyncJobs;

/** PAUSE SYNC JOB: stops a job where it is. */
public final class PauseSyncJobCommand implements Command<PauseSyncJob> {
  private final SyncJobs jobs;
  private final Privileges privileges;

  public PauseSyncJobCommand(SyncJobs jobs, Privileges privileges) {
    this.jobs = jobs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(PauseSyncJob statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    jobs.pause(name);
    return Answer.DONE;
  }
}
