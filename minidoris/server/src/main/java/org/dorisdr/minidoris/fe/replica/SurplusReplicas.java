package org.dorisdr.minidoris.fe.replica;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Replica;

/**
 * Drops one replica of each tablet that has more than wanted, once no transaction is open that may
 * have written only where it is. One thread.
 */
final class SurplusReplicas {
  private final Frontend frontend;

  /** Id that transactions begun after a tablet was seen to have too many are above, by tablet. */
  private Map<Long, Long> watersheds = new HashMap<>();

  SurplusReplicas(Frontend frontend) {
    this.frontend = frontend;
  }

  /** Master only. */
  void drop(ReplicaScan scan) {
    Map<Long, Long> still = new HashMap<>();
    for (TabletPlace place : scan.redundant) {
      Long watershed = watersheds.get(place.tablet().id);
      if (watershed == null) {
        watershed = frontend.transactions().nextId();
      }
      boolean open = frontend.transactions().unfinishedBefore(watershed, place.table().id);
      if (open || !drop(place, scan.tablets)) {
        still.put(place.tablet().id, watershed);
      }
    }
    watersheds = still;
  }

  private boolean drop(TabletPlace place, Map<Long, Integer> load) {
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      frontend.editLog().settle();
      TabletStatus now = TabletStatus.of(place.tablet(), place.partition(), frontend.cluster());
      if (now != TabletStatus.REDUNDANT) {
        return false;
      }
      Replica worst = worst(place, load);
      frontend.editLog().write(new DropReplicaOp(place.tablet().id, worst.id));
      load.merge(worst.backendId, -1, Integer::sum);
      return true;
    } finally {
      lock.unlock();
    }
  }

  private Replica worst(TabletPlace place, Map<Long, Integer> load) {
    List<Replica> replicas = place.tablet().replicas;
    return replicas.stream()
        .min(
            Comparator.comparing((Replica r) -> worth(r, place.partition().visibleVersion))
                .thenComparing(r -> -load.getOrDefault(r.backendId, 0)))
        .orElseThrow();
  }

  private int worth(Replica replica, long visibleVersion) {
    Optional<Backend> backend = frontend.cluster().backend(replica.backendId);
    if (backend.isEmpty()) {
      return 0;
    } else if (!backend.get().alive()) {
      return 1;
    } else if (!replica.serves(visibleVersion)) {
      return 2;
    }
    return backend.get().decommissioned() ? 3 : 4;
  }
}
