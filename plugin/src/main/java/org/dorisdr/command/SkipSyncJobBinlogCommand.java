package org.dorisdr.command;

import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.SkipSyncJobBinlog;
import org.dorisdr.sync.job.SyncJobs;

/** ALTER SYNC JOB … SKIP BINLOG: leaves one record out. */
public final class SkipSyncJobBinlogCommand implements Command<SkipSyncJobBinlog> {
  private final SyncJobs jobs;
  private final Privileges privileges;

  public SkipSyncJobBinlogCommand(SyncJobs jobs, Privileges privileges) {
    this.jobs = jobs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(SkipSyncJobBinlog statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    try {
      jobs.skipBinlog(name, statement.binlog());
    } catch (ClusterException e) {
      throw new CommandException(e.getMessage(), e);
    }
    return Answer.DONE;
  }
}
