package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;

/**
 * Rows of {@code partitions("catalog"="internal","database"="…","table"="…")}: Doris's first
 * columns. The catalog is locked. Stateless.
 */
final class PartitionsFunction {
  private PartitionsFunction() {}

  static String rows(OlapTable table) {
    InlineRows rows =
        new InlineRows(
            "PartitionId",
            "PartitionName",
            "VisibleVersion",
            "VisibleVersionTime",
            "State",
            "PartitionKey",
            "Range");
    for (Partition p : PartitionTexts.ordered(table)) {
      rows.add(
          p.id,
          p.name,
          p.visibleVersion,
          Times.text(p.visibleVersionTime),
          String.valueOf(p.state),
          String.join(", ", table.partitionColumns),
          PartitionTexts.range(table, p.item));
    }
    return rows.sql();
  }
}
