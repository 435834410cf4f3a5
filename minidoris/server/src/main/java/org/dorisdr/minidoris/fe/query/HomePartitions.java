package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;

/**
 * To which of several partitions a row belongs. What lies in a list partition without values stays
 * there when its value gets a partition of its own, so that two may hold rows of one key.
 * Stateless; the catalog is locked.
 */
final class HomePartitions {
  private HomePartitions() {}

  /** A list partition without values takes what no other takes. */
  static List<Partition> defaultLast(List<Partition> partitions) {
    List<Partition> sorted = new ArrayList<>(partitions);
    sorted.sort(Comparator.comparing(HomePartitions::isDefault));
    return sorted;
  }

  private static boolean isDefault(Partition partition) {
    return partition.item.isList() && partition.item.values().stream().allMatch(List::isEmpty);
  }

  /**
   * Whether rows of one key in two of the partitions stay two rows. Those of a table with random
   * buckets Doris merges wherever they lie.
   */
  static boolean mayShareKeys(OlapTable table, List<Partition> partitions) {
    return table.keysType != KeysType.DUP_KEYS
        && !table.distribution.columns().isEmpty()
        && partitions.size() > 1
        && partitions.stream().anyMatch(HomePartitions::isDefault);
  }

  /** DuckDB expression over column names: id of the partition that a row belongs to. */
  static String of(OlapTable table, List<Partition> partitions) {
    StringBuilder cases = new StringBuilder("CASE");
    for (Partition partition : defaultLast(partitions)) {
      cases
          .append(" WHEN ")
          .append(PartitionPredicate.of(table, partition.item))
          .append(" THEN ")
          .append(partition.id);
    }
    return cases.append(" END").toString();
  }
}
