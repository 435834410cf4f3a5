package org.dorisdr.command;

import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.RemoteCluster;
import org.dorisdr.cluster.RemoteClusters;
import org.dorisdr.cluster.RemoteDorisCluster;
import org.dorisdr.host.Clock;

/** Tries a cluster over the network: logs in by SQL, and calls the master by thrift. */
public final class NetworkProbe implements ClusterProbe {
  private final Clock clock;

  public NetworkProbe(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void check(RemoteCluster cluster, String password) throws CommandException {
    try (Cluster remote =
        new RemoteDorisCluster(RemoteClusters.address(cluster, password), clock)) {
      remote.sql().run(null, "SHOW FRONTENDS");
      remote.frontend().masterToken();
    } catch (ClusterException e) {
      String named = cluster.name() + ": ";
      String why = e.getMessage();
      throw new CommandException(
          "cannot use remote cluster '%s': %s"
              .formatted(
                  cluster.name(), why.startsWith(named) ? why.substring(named.length()) : why),
          e);
    }
  }
}
