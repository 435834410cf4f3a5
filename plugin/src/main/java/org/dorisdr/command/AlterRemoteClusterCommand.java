package org.dorisdr.command;

import org.dorisdr.cluster.RemoteCluster;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.AlterRemoteCluster;

/** ALTER REMOTE CLUSTER: tries the connection as changed, and keeps it. */
public final class AlterRemoteClusterCommand implements Command<AlterRemoteCluster> {
  private final RemoteClusters clusters;
  private final ClusterProbe probe;
  private final Privileges privileges;

  public AlterRemoteClusterCommand(
      RemoteClusters clusters, ClusterProbe probe, Privileges privileges) {
    this.clusters = clusters;
    this.probe = probe;
    this.privileges = privileges;
  }

  @Override
  public Answer run(AlterRemoteCluster statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    RemoteCluster old = clusters.get(statement.name().text());
    RemoteCluster changed = RemoteClusterProperties.alter(old, statement.properties(), clusters);
    CreateRemoteClusterCommand.tryAndSave(changed, clusters, probe);
    return Answer.DONE;
  }
}
