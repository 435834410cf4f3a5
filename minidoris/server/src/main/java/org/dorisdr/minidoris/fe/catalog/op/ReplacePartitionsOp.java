package org.dorisdr.minidoris.fe.catalog.op;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.journal.JournalOp;
import org.dorisdr.minidoris.fe.recycle.RecycleBin;

/**
 * Temporary partitions take the place of normal ones, which go to the recycle bin.
 *
 * @param partitions names
 * @param tempPartitions names
 * @param version of the table after it
 * @param versionTime ms since the epoch
 * @param partitionIds of the normal ones
 */
public record ReplacePartitionsOp(
    long dbId,
    String dbName,
    long tblId,
    String tblName,
    List<String> partitions,
    List<String> tempPartitions,
    boolean strictRange,
    boolean useTempPartitionName,
    long version,
    long versionTime,
    boolean force,
    List<Long> partitionIds)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tblId).ifPresent(t -> replace(frontend, t));
  }

  private void replace(Frontend frontend, OlapTable table) {
    long dropTime = force ? RecycleBin.FORCED : versionTime;
    for (Long id : partitionIds) {
      Partition old = table.partitions.remove(id);
      if (old != null) {
        frontend.recycleBin().putPartition(dbId, tblId, old, dropTime);
      }
    }
    boolean oldNames = !useTempPartitionName && partitions.size() == tempPartitions.size();
    for (int i = 0; i < tempPartitions.size(); i++) {
      Partition partition = table.temporaryPartition(tempPartitions.get(i)).orElse(null);
      if (partition != null) {
        table.temporaryPartitions.remove(partition.id);
        partition.temporary = false;
        partition.overwriting = false;
        partition.name = oldNames ? partitions.get(i) : partition.name;
        table.partitions.put(partition.id, partition);
      }
    }
    table.visibleVersion = version;
    table.visibleVersionTime = versionTime;
  }
}
