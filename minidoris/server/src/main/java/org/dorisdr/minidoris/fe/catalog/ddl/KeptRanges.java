package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.PartitionKeys;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;

/** Which partitions of a table with dynamic partitions are not too old. */
final class KeptRanges {
  private final List<Column> columns;
  private final PartitionItem recent;
  private final List<PartitionItem> reserved;

  KeptRanges(OlapTable table, DynamicPartition own, DynamicRanges ranges) {
    this.columns = PartitionTexts.columns(table);
    this.recent = ranges.range(own.start(), own.end() + 1);
    this.reserved =
        ReservedPeriods.of(own).stream()
            .map(
                p ->
                    PartitionItem.range(
                        List.of(ranges.bound(p.from())), List.of(ranges.bound(p.to()))))
            .toList();
  }

  boolean keeps(PartitionItem item) {
    return touches(item, recent, false) || reserved.stream().anyMatch(r -> touches(item, r, true));
  }

  /**
   * @param closed whether the end of {@code range} belongs to it
   */
  private boolean touches(PartitionItem item, PartitionItem range, boolean closed) {
    int most = PartitionKeys.compare(item.lower(), range.upper(), columns);
    boolean begins = closed ? most <= 0 : most < 0;
    return begins && PartitionKeys.compare(range.lower(), item.upper(), columns) < 0;
  }
}
