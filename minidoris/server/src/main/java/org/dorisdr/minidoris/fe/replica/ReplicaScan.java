package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/**
 * One look at all live tablets: which lack a replica or have one too many, which replicas fell
 * behind, and how many each backend has. Tables in the middle of a job or restore, and indexes that
 * nobody may read yet, are left to those who work on them. One use.
 */
final class ReplicaScan {
  final List<TabletPlace> lacking = new ArrayList<>();
  final List<TabletPlace> redundant = new ArrayList<>();

  /** Replicas that miss versions or lost files, also of tables that are busy. */
  final List<Behind> behind = new ArrayList<>();

  /** A replica, and whose it is. */
  record Behind(TabletPlace place, Replica replica) {}

  private final Set<Long> unhealthy = new HashSet<>();

  /** Live tablets by backend. */
  final Map<Long, Integer> tablets = new HashMap<>();

  private final Frontend frontend;

  private ReplicaScan(Frontend frontend) {
    this.frontend = frontend;
  }

  static ReplicaScan of(Frontend frontend) {
    ReplicaScan scan = new ReplicaScan(frontend);
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      for (Database database : frontend.catalog().databases()) {
        for (Table table : database.tables.values()) {
          if (table instanceof OlapTable olap) {
            scan.look(database.id, olap);
          }
        }
      }
    } finally {
      lock.unlock();
    }
    return scan;
  }

  /** Partitions that something is the matter with, whatever is done about it. */
  Set<Long> unhealthyPartitions() {
    return unhealthy;
  }

  private void look(long databaseId, OlapTable table) {
    for (Partition partition : table.allPartitions()) {
      for (MaterializedIndex index : partition.indexes.values()) {
        boolean busy = !table.isRepairable() || index.state == MaterializedIndex.State.SHADOW;
        for (Tablet tablet : index.tablets) {
          TabletPlace place = new TabletPlace(databaseId, table, partition, index, tablet);
          count(place);
          if (!busy) {
            sort(place);
          }
        }
      }
    }
  }

  private void count(TabletPlace place) {
    for (Replica replica : place.tablet().replicas) {
      tablets.merge(replica.backendId, 1, Integer::sum);
      if (replica.lastFailedVersion >= 0 || replica.bad) {
        behind.add(new Behind(place, replica));
      }
    }
  }

  private void sort(TabletPlace place) {
    TabletStatus status = TabletStatus.of(place.tablet(), place.partition(), frontend.cluster());
    if (status != TabletStatus.HEALTHY) {
      unhealthy.add(place.partition().id);
    }
    switch (status) {
      case REPLICA_MISSING -> {
        if (!isRepairable(place)) {
          lacking.add(place);
        }
      }
      case REPLICA_RELOCATING -> lacking.add(place);
      case REDUNDANT -> redundant.add(place);
      default -> {}
    }
  }

  /** Whether nothing is missing but what replicas lost whose backends can store it again. */
  private boolean isRepairable(TabletPlace place) {
    long present =
        place.tablet().replicas.stream()
            .filter(
                r -> frontend.cluster().backend(r.backendId).filter(Backend::stores).isPresent())
            .count();
    return present >= place.partition().replicationNum;
  }
}
