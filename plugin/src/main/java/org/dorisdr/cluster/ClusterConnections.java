package org.dorisdr.cluster;

import java.util.HashMap;
import java.util.Map;
import org.dorisdr.config.SecretException;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalCluster;
import org.dorisdr.host.LocalSql;

/**
 * Open clients of the clusters that jobs work with, one a cluster, made when first asked for and
 * anew after ALTER REMOTE CLUSTER. Thread safe; closing it closes them all.
 */
public final class ClusterConnections implements AutoCloseable {

  private record Open(RemoteCluster described, Cluster cluster) {}

  private final RemoteClusters clusters;
  private final LocalCluster local;
  private final LocalSql localSql;
  private final Clock clock;
  private final Map<String, Open> open = new HashMap<>();
  private Cluster own;

  public ClusterConnections(
      RemoteClusters clusters, LocalCluster local, LocalSql localSql, Clock clock) {
    this.clusters = clusters;
    this.local = local;
    this.localSql = localSql;
    this.clock = clock;
  }

  /** The cluster that we live in; not to be closed. */
  public synchronized Cluster own() {
    if (own == null) {
      own = new OwnDorisCluster(local, localSql, clock);
    }
    return own;
  }

  /**
   * A remote cluster as it is described now; not to be closed.
   *
   * @throws ClusterException if it is not known, or its password cannot be read
   */
  public synchronized Cluster remote(String name) throws ClusterException {
    try {
      RemoteCluster described = clusters.get(name);
      Open known = open.get(name);
      if (known != null && known.described().equals(described)) {
        return known.cluster();
      }
      ClusterAddress address = RemoteClusters.address(described, clusters.password(described));
      Open made = new Open(described, new RemoteDorisCluster(address, clock));
      open.put(name, made);
      if (known != null) {
        known.cluster().close();
      }
      return made.cluster();
    } catch (HostException | SecretException e) {
      throw new ClusterException(ClusterException.Kind.REFUSED, null, e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() {
    open.values().forEach(o -> o.cluster().close());
    open.clear();
    if (own != null) {
      own.close();
      own = null;
    }
  }
}
