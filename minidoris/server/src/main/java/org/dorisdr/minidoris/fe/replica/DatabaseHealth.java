package org.dorisdr.minidoris.fe.replica;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;

/**
 * Ids of the tablets of a database, or of several, by what is the matter with them. Filled with the
 * catalog's lock held.
 */
final class DatabaseHealth {
  /** Config.min_bytes_indicate_replica_too_large. */
  private static final long OVERSIZE = 2L << 30;

  /** Config.min_version_count_indicate_replica_compaction_too_slow. */
  private static final long MANY_VERSIONS = 200;

  private final Map<TabletStatus, Set<Long>> byStatus = new EnumMap<>(TabletStatus.class);
  final Set<Long> slowCompaction = new TreeSet<>();
  final Set<Long> oversize = new TreeSet<>();
  final Set<Long> cloning = new TreeSet<>();

  static DatabaseHealth of(Database database, ClusterState cluster, Set<Long> cloning) {
    DatabaseHealth health = new DatabaseHealth();
    for (Table table : database.tables.values()) {
      if (table instanceof OlapTable olap) {
        olap.allPartitions().forEach(p -> health.add(p, cluster, cloning));
      }
    }
    return health;
  }

  static DatabaseHealth sum(List<DatabaseHealth> parts) {
    DatabaseHealth sum = new DatabaseHealth();
    for (DatabaseHealth part : parts) {
      part.byStatus.forEach((status, ids) -> sum.in(status).addAll(ids));
      sum.slowCompaction.addAll(part.slowCompaction);
      sum.oversize.addAll(part.oversize);
      sum.cloning.addAll(part.cloning);
    }
    return sum;
  }

  private void add(Partition partition, ClusterState cluster, Set<Long> running) {
    for (MaterializedIndex index : partition.indexes.values()) {
      if (index.state == MaterializedIndex.State.NORMAL) {
        for (Tablet tablet : index.tablets) {
          in(TabletStatus.of(tablet, partition, cluster)).add(tablet.id);
          look(tablet);
          if (running.contains(tablet.id)) {
            cloning.add(tablet.id);
          }
        }
      }
    }
  }

  private void look(Tablet tablet) {
    if (tablet.replicas.stream().anyMatch(DatabaseHealth::isCompactedTooSlowly)) {
      slowCompaction.add(tablet.id);
    }
    if (tablet.replicas.stream().mapToLong(r -> r.dataSize).average().orElse(0) > OVERSIZE) {
      oversize.add(tablet.id);
    }
  }

  static boolean isCompactedTooSlowly(Replica replica) {
    return replica.versionCount > MANY_VERSIONS;
  }

  /** Tablets with a status. */
  Set<Long> in(TabletStatus status) {
    return byStatus.computeIfAbsent(status, s -> new TreeSet<>());
  }

  int tablets() {
    return byStatus.values().stream().mapToInt(Set::size).sum();
  }
}
