package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.show.SizeTexts;

/**
 * Fills {@code information_schema.partitions} as Doris's MetadataGenerator does, which calls what
 * it does not have by the word NULL. The catalog is locked.
 */
record SchemaPartitions(InlineRows rows) {
  private static final String NONE = "NULL";

  /** Temporary partitions, too; views have none. */
  void add(String database, Table table) {
    if (table instanceof OlapTable olap) {
      olap.allPartitions().forEach(p -> add(database, olap, p));
    }
  }

  private void add(String database, OlapTable table, Partition partition) {
    boolean whole = partition.item.equals(PartitionItem.WHOLE);
    String columns = String.join(", ", table.partitionColumns);
    long count = Sizes.rows(table, partition);
    long bytes = Sizes.bytes(partition);
    DataProperty data = DataProperty.of(partition);
    rows.add(
        partition.id,
        "internal",
        database,
        table.name,
        partition.name,
        NONE,
        0,
        0,
        table.partitionType,
        NONE,
        whole ? NONE : columns,
        NONE,
        whole ? NONE : description(table, partition.item),
        count,
        count <= 0 ? 0 : bytes / count,
        bytes,
        0,
        0,
        0,
        0,
        Times.text(partition.visibleVersionTime),
        null,
        0,
        "",
        "",
        "",
        SizeTexts.text(bytes),
        SizeTexts.text(0),
        partition.state,
        "tag.location.default: " + partition.replicationNum,
        partition.replicationNum,
        "",
        data.medium(),
        Times.text(data.cooldownMillis()),
        null,
        partition.distribution.buckets(),
        partition.nextVersion - 1,
        partition.visibleVersion,
        columns,
        PartitionTexts.range(table, partition.item),
        partition.distribution.isRandom()
            ? "RANDOM"
            : String.join(", ", partition.distribution.columns()));
  }

  /** RangePartitionItem and ListPartitionItem.getItemsSql. */
  static String description(OlapTable table, PartitionItem item) {
    return item.isRange()
        ? "[" + bound(item.lower()) + ", " + bound(item.upper()) + ")"
        : PartitionTexts.valuesSql(table, item, true).replaceFirst("^VALUES IN ", "");
  }

  private static String bound(List<String> values) {
    return values.stream()
        .map(v -> v.equals(PartitionItem.MAX_VALUE) ? v : "'" + v + "'")
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
