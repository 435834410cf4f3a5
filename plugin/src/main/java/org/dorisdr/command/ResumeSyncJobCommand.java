package org.dorisdr.command;

import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.ResumeSyncJob;
import org.dorisdr.sync.job.SyncJobs;

/** RESUME SYNC JOB: lets a job go on from where it stopped. */
public final class ResumeSyncJobCommand implements Command<ResumeSyncJob> {
  private final SyncJobs jobs;
  private final Privileges privileges;

  public ResumeSyncJobCommand(SyncJobs jobs, Privileges privileges) {
    this.jobs = jobs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(ResumeSyncJob statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    jobs.resume(name);
    return Answer.DONE;
  }
}
