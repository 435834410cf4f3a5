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
  private final List<String> recent;
  private final List<PartitionItem> reserved;

  KeptRanges(OlapTable table, DynamicPartition own, DynamicRanges ranges) {
    this.columns = PartitionTexts.columns(table);
    // Whatever is later stays, however late it is: AUTO PARTITION makes partitions beyond the end.
    this.recent = ranges.unit(own.start()).lower();
    this.reserved =
        ReservedPeriods.of(own).stream()
            .map(
                p ->
                    PartitionItem.range(
                        List.of(ranges.bound(p.from())), List.of(ranges.bound(p.to()))))
            .toList();
  }

  boolean keeps(PartitionItem item) {
    return endsBehind(item, recent) || reserved.stream().anyMatch(r -> touches(item, r));
  }

  /** The end of a reserved period belongs to it. */
  private boolean touches(PartitionItem item, PartitionItem period) {
    return PartitionKeys.compare(item.lower(), period.upper(), columns) <= 0
        && endsBehind(item, period.lower());
  }

  private boolean endsBehind(PartitionItem item, List<String> bound) {
    return PartitionKeys.compare(bound, item.upper(), columns) < 0;
  }
}
