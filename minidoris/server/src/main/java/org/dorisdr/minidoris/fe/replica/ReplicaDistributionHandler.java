package org.dorisdr.minidoris.fe.replica;

import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowReplicaDistribution;

/** SHOW REPLICA DISTRIBUTION: Doris's ShowReplicaDistributionCommand and MetadataViewer. */
record ReplicaDistributionHandler(Ddl ddl) {
  StatementResult show(Session session, ShowReplicaDistribution statement) {
    return ddl.read(
        () -> {
          OlapTable table =
              ddl.olap(ddl.database(session, statement.name()), statement.name().table());
          return rows(replicas(NamedPartitions.of(table, statement.partitions())));
        });
  }

  /** Of indexes that may be read, on backends that belong to the cluster. */
  private List<Replica> replicas(List<Partition> partitions) {
    return partitions.stream()
        .flatMap(p -> p.indexes.values().stream())
        .filter(i -> i.state == MaterializedIndex.State.NORMAL)
        .flatMap(i -> i.tablets.stream())
        .flatMap(t -> t.replicas.stream())
        .filter(r -> ddl.fe().cluster().backend(r.backendId).isPresent())
        .toList();
  }

  private StatementResult rows(List<Replica> replicas) {
    ShowRows rows =
        new ShowRows(
            "BackendId",
            "ReplicaNum",
            "ReplicaSize",
            "NumGraph",
            "NumPercent",
            "SizeGraph",
            "SizePercent",
            "CloudClusterName",
            "CloudClusterId");
    long bytes = replicas.stream().mapToLong(r -> r.dataSize).sum();
    for (Backend backend : ddl.fe().cluster().backends()) {
      List<Replica> here = replicas.stream().filter(r -> r.backendId == backend.id()).toList();
      long own = here.stream().mapToLong(r -> r.dataSize).sum();
      rows.add(
          backend.id(),
          here.size(),
          own,
          graph(here.size(), replicas.size()),
          percent(here.size(), replicas.size()),
          graph(own, bytes),
          percent(own, bytes),
          "",
          "");
    }
    return rows.result();
  }

  private static String graph(long part, long total) {
    return total == 0 ? "" : ">".repeat((int) (part * 100 / total));
  }

  /** Doris writes a share of two digits with a space before the sign, the rest without. */
  private static String percent(long part, long total) {
    if (part == total) {
      return total == 0 ? "0.00%" : "100.00%";
    }
    return String.format(Locale.ROOT, "%05.2f %%", part * 100.0 / total);
  }
}
