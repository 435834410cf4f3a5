package org.dorisdr.command;

import org.dorisdr.cluster.RemoteCluster;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.config.SecretException;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.CreateRemoteCluster;

/** CREATE REMOTE CLUSTER: tries the connection and keeps it, the password sealed. */
public final class CreateRemoteClusterCommand implements Command<CreateRemoteCluster> {
  private final RemoteClusters clusters;
  private final ClusterProbe probe;
  private final Privileges privileges;
  private final Clock clock;

  public CreateRemoteClusterCommand(
      RemoteClusters clusters, ClusterProbe probe, Privileges privileges, Clock clock) {
    this.clusters = clusters;
    this.probe = probe;
    this.privileges = privileges;
    this.clock = clock;
  }

  @Override
  public Answer run(CreateRemoteCluster statement, Caller caller)
      throws CommandException, HostException, InterruptedException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    String name = Identifiers.checked("remote cluster", statement.name());
    if (clusters.find(name).isPresent()) {
      if (statement.ifNotExists()) {
        return Answer.DONE;
      }
      throw new CommandException(
          "remote cluster '"
              + name
              + "' already exists. HINT: ALTER REMOTE CLUSTER changes it, DROP REMOTE CLUSTER removes it");
    }
    long now = clock.now().toEpochMilli();
    RemoteCluster cluster =
        RemoteClusterProperties.create(name, statement.properties(), clusters, now);
    tryAndSave(cluster, clusters, probe);
    return Answer.DONE;
  }

  static void tryAndSave(RemoteCluster cluster, RemoteClusters clusters, ClusterProbe probe)
      throws CommandException, HostException, InterruptedException {
    try {
      probe.check(cluster, clusters.password(cluster));
    } catch (SecretException e) {
      throw new CommandException(e.getMessage(), e);
    }
    clusters.save(cluster);
  }
}
