package org.dorisdr.command;

import java.util.Map;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.sql.SetSyncJobProperties;
import org.dorisdr.sync.job.SyncJobs;

/** ALTER SYNC JOB … SET PROPERTIES: goes on with other properties. */
public final class SetSyncJobPropertiesCommand implements Command<SetSyncJobProperties> {
  private final SyncJobs jobs;
  private final Privileges privileges;
  private final LocalCluster local;

  public SetSyncJobPropertiesCommand(SyncJobs jobs, Privileges privileges, LocalCluster local) {
    this.local = local;
    this.jobs = jobs;
    this.privileges = privileges;
  }

  @Override
  public Answer run(SetSyncJobProperties statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    String name = statement.name().text();
    SyncJobPrivileges.need(privileges, caller, jobs.get(name).record());
    Map<String, String> properties = SyncJobProperties.read(statement.properties(), local.zone());
    jobs.setProperties(name, properties);
    return Answer.done(ReplicaWarning.of(jobs.parts().connections().own(), name, properties));
  }
}
