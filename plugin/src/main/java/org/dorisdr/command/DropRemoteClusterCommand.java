package org.dorisdr.command;

import java.util.List;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.DropRemoteCluster;

/** DROP REMOTE CLUSTER: forgets it, unless a sync job needs it. */
public final class DropRemoteClusterCommand implements Command<DropRemoteCluster> {
  private final RemoteClusters clusters;
  private final ClusterUsers users;
  private final Privileges privileges;

  public DropRemoteClusterCommand(
      RemoteClusters clusters, ClusterUsers users, Privileges privileges) {
    this.clusters = clusters;
    this.users = users;
    this.privileges = privileges;
  }

  @Override
  public Answer run(DropRemoteCluster statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    String name = statement.name().text();
    if (statement.ifExists() && clusters.find(name).isEmpty()) {
      return Answer.DONE;
    }
    clusters.get(name);
    List<String> jobs = users.syncJobsOf(name);
    if (!jobs.isEmpty()) {
      throw new CommandException(
          "remote cluster '%s' is used by sync job %s. HINT: DROP SYNC JOB first"
              .formatted(name, String.join(", ", jobs)));
    }
    clusters.remove(name);
    return Answer.DONE;
  }
}
