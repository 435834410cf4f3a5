package org.dorisdr.sync.check;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;

/** The partitions of one table as its cluster's master tells them; no temporary ones. Stateless. */
final class TablePartitions {
  private TablePartitions() {}

  /**
   * One partition.
   *
   * @param range what identifies it on both clusters; empty if the table has no partitions
   */
  record One(long id, String name, long version, String range) {}

  /** By range. */
  static Map<String, One> of(Cluster cluster, String database, String table)
      throws ClusterException {
    Rows rows = cluster.sql().run(null, "SHOW PARTITIONS FROM " + Names.quote(database, table));
    Map<String, One> found = new LinkedHashMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      String range = rows.value(i, "Range");
      One one =
          new One(
              Long.parseLong(rows.value(i, "PartitionId")),
              rows.value(i, "PartitionName"),
              Long.parseLong(rows.value(i, "VisibleVersion")),
              range == null ? "" : range);
      found.put(one.range(), one);
    }
    return found;
  }

  /** Null if the answer of the query does not show one row: the partition is gone. */
  static Content read(
      Cluster cluster, String database, String table, One partition, ContentHash hash, Duration max)
      throws ClusterException {
    Rows rows =
        cluster.query(hash.query(database, table, partition, max.toSeconds()), max.plusMinutes(1));
    if (rows.rows().size() != 1) {
      return null;
    }
    java.util.List<String> row = rows.rows().get(0);
    return new Content(Long.parseLong(row.get(0)), row.get(1), Long.parseLong(row.get(2)));
  }

  /**
   * What a partition holds.
   *
   * @param version visible version when the query ran
   */
  record Content(long rows, String hash, long version) {
    boolean isSame(Content other) {
      return rows == other.rows() && hash.equals(other.hash());
    }
  }
}
