package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniScanTable;
import org.dorisdr.minidoris.thrift.TMiniScanTablet;

/** Plans the reading of tables at their present versions. The catalog is locked. */
final class ScanPlanner {
  private final Wire wire;

  ScanPlanner(Wire wire) {
    this.wire = wire;
  }

  /** The rows as the session wants to see them. */
  TMiniScanTable plan(String alias, OlapTable table, List<Partition> partitions, ScanChoice as) {
    return as.apply(table, plan(alias, table, partitions));
  }

  TMiniScanTable plan(String alias, OlapTable table, List<Partition> partitions) {
    IndexMeta index = table.baseIndex();
    List<TMiniScanTablet> tablets = new ArrayList<>();
    boolean apart = HomePartitions.mayShareKeys(table, partitions);
    for (Partition partition : partitions) {
      if (partition.visibleVersion <= Partition.INIT_VERSION) {
        continue;
      }
      for (Tablet tablet : partition.index(table.baseIndexId).tablets) {
        TMiniScanTablet scanned = tablet(tablet, index, partition);
        tablets.add(apart ? scanned.setPartitionId(partition.id) : scanned);
      }
    }
    TMiniScanTable scan =
        new TMiniScanTable(
            alias,
            index.keysType.name(),
            index.columns.stream()
                .filter(c -> !c.name().equals(Column.SKIP_BITMAP_COL))
                .map(Wire::column)
                .toList(),
            tablets);
    scan.setSequenceUniqueId(Wire.hidden(index, Column.SEQUENCE_COL));
    return scan.setDeleteSignUniqueId(Wire.hidden(index, Column.DELETE_SIGN));
  }

  private TMiniScanTablet tablet(Tablet tablet, IndexMeta index, Partition partition) {
    List<Replica> readable =
        tablet.replicas.stream().filter(r -> r.serves(partition.visibleVersion)).toList();
    var replicas = wire.replicas(readable);
    if (replicas.isEmpty()) {
      throw StatementError.general(
          "tablet " + tablet.id + " has no queryable replicas. err: " + why(tablet, partition));
    }
    return new TMiniScanTablet(tablet.id, index.schemaHash, partition.visibleVersion, replicas);
  }

  private static String why(Tablet tablet, Partition partition) {
    return tablet.replicas.stream()
        .map(r -> "replica " + r.id + " on backend " + r.backendId + " " + state(r, partition))
        .collect(Collectors.joining(", "));
  }

  private static String state(Replica replica, Partition partition) {
    if (replica.bad) {
      return "has lost files. HINT: restore the partition, or put the files that its be.log names"
          + " back";
    }
    return replica.serves(partition.visibleVersion) ? "is not alive" : "misses versions";
  }
}
