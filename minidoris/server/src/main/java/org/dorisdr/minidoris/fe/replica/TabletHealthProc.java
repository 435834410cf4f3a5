package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code SHOW PROC '/cluster_health/tablet_health'}: how many tablets of each database are in which
 * state; the columns are those of Doris's TabletHealthProcDir.
 */
final class TabletHealthProc {
  private static final List<String> COLUMNS =
      List.of(
          "DbId",
          "DbName",
          "TabletNum",
          "HealthyNum",
          "ReplicaMissingNum",
          "VersionIncompleteNum",
          "ReplicaRelocatingNum",
          "RedundantNum",
          "ReplicaMissingForTagNum",
          "ForceRedundantNum",
          "ColocateMismatchNum",
          "ColocateRedundantNum",
          "NeedFurtherRepairNum",
          "UnrecoverableNum",
          "ReplicaCompactionTooSlowNum",
          "InconsistentNum",
          "OversizeNum",
          "CloningNum");

  private final FeServer fe;

  TabletHealthProc(FeServer fe) {
    this.fe = fe;
  }

  StatementResult show(List<String> path) {
    if (path.isEmpty()) {
      return StatementResult.show(List.of("Name"), List.of(List.of("tablet_health")));
    }
    if (path.size() > 1 || !path.get(0).equals("tablet_health")) {
      throw StatementError.general("Can't find proc node: " + path.get(path.size() - 1));
    }
    Map<TabletStatus, Integer> total = new EnumMap<>(TabletStatus.class);
    List<List<String>> rows = new ArrayList<>();
    Lock lock = fe.catalog().lock().readLock();
    lock.lock();
    try {
      List<Database> databases = new ArrayList<>(fe.catalog().databases());
      databases.sort(Comparator.comparing(d -> d.name));
      for (Database database : databases) {
        Map<TabletStatus, Integer> counts = count(database);
        counts.forEach((status, n) -> total.merge(status, n, Integer::sum));
        rows.add(row(String.valueOf(database.id), database.name, counts));
      }
      rows.add(row("Total", String.valueOf(databases.size()), total));
    } finally {
      lock.unlock();
    }
    return StatementResult.show(COLUMNS, rows);
  }

  private Map<TabletStatus, Integer> count(Database database) {
    Map<TabletStatus, Integer> counts = new EnumMap<>(TabletStatus.class);
    for (Table table : database.tables.values()) {
      if (table instanceof OlapTable olap) {
        for (Partition partition : olap.allPartitions()) {
          count(partition, counts);
        }
      }
    }
    return counts;
  }

  private void count(Partition partition, Map<TabletStatus, Integer> counts) {
    for (MaterializedIndex index : partition.indexes.values()) {
      if (index.state == MaterializedIndex.State.NORMAL) {
        index.tablets.forEach(
            tablet ->
                counts.merge(TabletStatus.of(tablet, partition, fe.cluster()), 1, Integer::sum));
      }
    }
  }

  private static List<String> row(String id, String name, Map<TabletStatus, Integer> counts) {
    List<String> row = new ArrayList<>(List.of(id, name));
    row.add(String.valueOf(counts.values().stream().mapToInt(n -> n).sum()));
    row.add(number(counts, TabletStatus.HEALTHY));
    row.add(number(counts, TabletStatus.REPLICA_MISSING));
    row.add(number(counts, TabletStatus.VERSION_INCOMPLETE));
    row.add(number(counts, TabletStatus.REPLICA_RELOCATING));
    row.add(number(counts, TabletStatus.REDUNDANT));
    // There are no tags, no colocation and no checks of consistency here.
    row.addAll(List.of("0", "0", "0", "0", "0"));
    row.add(number(counts, TabletStatus.UNRECOVERABLE));
    row.addAll(List.of("0", "0", "0", "0"));
    return row;
  }

  private static String number(Map<TabletStatus, Integer> counts, TabletStatus status) {
    return String.valueOf(counts.getOrDefault(status, 0));
  }
}
