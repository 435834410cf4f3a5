package org.dorisdr.minidoris.fe.catalog.show;

import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.Table;

/**
 * What SHOW TABLE STATUS and {@code information_schema.tables} tell of a table alike, as Doris
 * makes the one of the other.
 *
 * @param engine Doris or View
 * @param rows null = it has none of its own, as with the next two
 * @param averageBytes of a row
 * @param bytes of all replicas
 * @param updated when its rows last changed; null = not known
 */
public record TableStatus(
    String engine,
    Long rows,
    Long averageBytes,
    Long bytes,
    String created,
    String updated,
    String comment) {
  /** The catalog's lock is held. */
  public static TableStatus of(Table table) {
    String created = Times.text(table.createTime * 1000);
    if (!(table instanceof OlapTable olap)) {
      return new TableStatus("View", null, null, null, created, null, table.comment);
    }
    long rows =
        olap.allPartitions().stream().mapToLong(p -> Math.max(0, Sizes.rows(olap, p))).sum();
    long bytes = Sizes.bytes(olap);
    long average = rows == 0 ? 0 : bytes / rows;
    String updated = Times.text(lastChange(olap));
    return new TableStatus("Doris", rows, average, bytes, created, updated, table.comment);
  }

  /** Ms since the epoch at which its newest version became visible; 0 = it has no partitions. */
  static long lastChange(OlapTable table) {
    return table.allPartitions().stream()
        .mapToLong((Partition p) -> p.visibleVersionTime)
        .max()
        .orElse(0);
  }
}
