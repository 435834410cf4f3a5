package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/** Whether a tablet has the replicas that it should have; Doris's names. */
public enum TabletStatus {
  HEALTHY,

  /** Too few replicas are on living backends with all of their files. */
  REPLICA_MISSING,

  /** There are enough, but some miss versions. */
  VERSION_INCOMPLETE,

  /** Some are on backends that are being decommissioned. */
  REPLICA_RELOCATING,

  /** There are more than wanted. */
  REDUNDANT,

  /** None is on a living backend with all of its files. */
  UNRECOVERABLE;

  /** Whether nothing is the matter with it. Call it with the catalog's lock held. */
  public static boolean isHealthy(Tablet tablet, Partition partition, ClusterState cluster) {
    return of(tablet, partition, cluster) == HEALTHY;
  }

  /** Call it with the catalog's lock held. */
  static TabletStatus of(Tablet tablet, Partition partition, ClusterState cluster) {
    int alive = 0;
    int complete = 0;
    int stable = 0;
    for (Replica replica : tablet.replicas) {
      Backend backend = cluster.backend(replica.backendId).filter(Backend::alive).orElse(null);
      boolean good = backend != null && replica.serves(partition.visibleVersion);
      alive += backend == null || replica.bad ? 0 : 1;
      complete += good ? 1 : 0;
      stable += good && backend.takesTablets() ? 1 : 0;
    }
    int wanted = partition.replicationNum;
    if (alive == 0) {
      return UNRECOVERABLE;
    } else if (alive < wanted) {
      return REPLICA_MISSING;
    } else if (complete < wanted) {
      return VERSION_INCOMPLETE;
    } else if (stable < wanted) {
      return REPLICA_RELOCATING;
    }
    return tablet.replicas.size() > wanted ? REDUNDANT : HEALTHY;
  }
}
