package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;

/**
 * A partition leaves its table. Temporary ones, and those dropped by force, cannot come back.
 *
 * @param recycleTime ms since the epoch
 * @param version the table's new version; 0 = it stays, because the partition had no rows
 * @param versionTime time of the newest visible version of the table
 */
public record DropPartitionOp(
    long dbId,
    long tableId,
    long pid,
    String partitionName,
    boolean isTempPartition,
    boolean forceDrop,
    long recycleTime,
    long version,
    long versionTime)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId).ifPresent(t -> drop(frontend, t));
  }

  private void drop(Frontend frontend, OlapTable table) {
    Partition partition =
        (isTempPartition ? table.temporaryPartitions : table.partitions).remove(pid);
    if (version > 0) {
      table.visibleVersion = version;
      table.visibleVersionTime = versionTime;
    }
    if (partition != null) {
      boolean lost = forceDrop || isTempPartition;
      frontend
          .recycleBin()
          .putPartition(dbId, tableId, partition, lost ? RecycleBin.FORCED : recycleTime);
    }
  }
}
