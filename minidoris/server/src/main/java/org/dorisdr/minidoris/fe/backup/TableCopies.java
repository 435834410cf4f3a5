package org.dorisdr.minidoris.fe.backup;

import java.io.IOException;
import java.util.List;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Table;

/** Deep copies of tables, as a backup keeps them. Call with the catalog's lock held. Stateless. */
final class TableCopies {
  private TableCopies() {}

  /**
   * Copies a table without what a backup leaves out: shadow indexes, temporary partitions, states.
   *
   * @param partitions names; empty = all
   */
  static Table forBackup(Table table, List<String> partitions) {
    Table copy = copy(table);
    if (copy instanceof OlapTable olap) {
      olap.state = "NORMAL";
      olap.temporaryPartitions.clear();
      olap.partitions.values().removeIf(p -> !selected(p, partitions));
      olap.indexMetas.values().removeIf(m -> m.shadow);
      for (Partition partition : olap.partitions.values()) {
        partition.state = "NORMAL";
        partition.indexes.keySet().retainAll(olap.indexMetas.keySet());
      }
    }
    return copy;
  }

  private static boolean selected(Partition partition, List<String> partitions) {
    return partitions.isEmpty() || partitions.stream().anyMatch(partition.name::equals);
  }

  static Table copy(Table table) {
    try {
      byte[] json = Json.mapper().writerFor(Table.class).writeValueAsBytes(table);
      return Json.mapper().readValue(json, Table.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
