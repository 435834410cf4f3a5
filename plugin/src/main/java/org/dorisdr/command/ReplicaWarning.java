package org.dorisdr.command;

import java.util.Map;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.state.SyncProperties;

/**
 * Says with the statement that asks for them that there are too few backends for the replicas,
 * which the copy would be the first to find out. No refusal: the backends may be on their way.
 * Stateless.
 */
final class ReplicaWarning {
  private ReplicaWarning() {}

  /**
   * @param properties what the statement says
   * @return null if there is nothing to say, or nobody who could be asked
   */
  static String of(Cluster target, String job, Map<String, String> properties) {
    String wanted = properties.get(SyncProperties.REPLICATION_NUM);
    if (wanted == null) {
      return null;
    }
    long alive;
    try {
      alive = target.backends().stream().filter(Backend::alive).count();
    } catch (ClusterException e) {
      return null;
    }
    return Long.parseLong(wanted) <= alive
        ? null
        : "replication_num is %s, but %d backends of this cluster are alive: nothing is copied before there are as many. HINT: ALTER SYNC JOB %s SET PROPERTIES (\"replication_num\" = \"%d\")"
            .formatted(wanted, alive, job, Math.max(1, alive));
  }
}
