package org.dorisdr.minidoris.fe.query;

import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.catalog.Table;

/**
 * Fills {@code information_schema.table_options}, a row a partition, as Doris's MetadataGenerator
 * does. The catalog is locked.
 */
record SchemaOptions(InlineRows rows) {
  /** Temporary partitions, too; views have none. */
  void add(String database, Table table) {
    if (table instanceof OlapTable olap) {
      olap.allPartitions().forEach(p -> add(database, olap, p));
    }
  }

  private void add(String database, OlapTable table, Partition partition) {
    boolean whole = partition.item.equals(PartitionItem.WHOLE);
    boolean random = table.distribution.isRandom();
    rows.add(
        "internal",
        database,
        table.name,
        table.keysType.name().substring(0, 3),
        table.baseIndex().columns.stream()
            .filter(Column::key)
            .map(Column::name)
            .collect(Collectors.joining(",")),
        random ? "RANDOM" : String.join(",", table.distribution.columns()),
        random ? "RANDOM" : "HASH",
        table.distribution.buckets(),
        table.partitions.size(),
        table.partitionType,
        whole ? "NULL" : String.join(", ", table.partitionColumns),
        whole ? "" : SchemaPartitions.description(table, partition.item),
        whole ? "" : PartitionTexts.range(table, partition.item));
  }
}
