package org.dorisdr.command;

import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.SetSyncJobProperties;
import org.dorisdr.sync.SyncJobs;

/** ALTER SYNC JOB … SET PROPERTIES: goes on with other properties. */
public final class SetSyncJobPropertiesCommand implements Command<SetSyncJobProperties> {
  private final SyncJobs jobs;
  private final Privileges privileges;

  public SetSyncJobPropertiesCommand(SyncJobs jobs, Privileges privileges) {
    this.jobs = jobs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(SetSyncJobProperties statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    PropertyReader reader = CreateSyncJobCommand.properties(statement.properties());
    jobs.setProperties(name, reader.given());
    return Answer.DONE;
  }
}
