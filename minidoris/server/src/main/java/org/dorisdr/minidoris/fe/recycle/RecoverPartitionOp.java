package org.dorisdr.minidoris.fe.recycle;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * Puts a dropped partition back into its table.
 *
 * @param partitionName its name so far
 * @param newPartitionName null = keep it
 * @param recoverTime ms since the epoch
 */
public record RecoverPartitionOp(
    long dbId,
    long tableId,
    String tableName,
    long partitionId,
    String partitionName,
    String newPartitionName,
    long recoverTime)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    RecycleBin.PartitionEntry entry =
        ((CatalogRecycleBin) frontend.recycleBin()).takePartition(partitionId);
    if (entry == null) {
      return;
    }
    Partition partition = entry.partition();
    if (newPartitionName != null) {
      partition.name = newPartitionName;
    }
    frontend
        .catalog()
        .table(tableId)
        .map(OlapTable.class::cast)
        .ifPresent(
            table -> {
              table.partitions.put(partitionId, partition);
              table.visibleVersion++;
              table.visibleVersionTime = recoverTime;
              ((FeServer) frontend).catalogManager().indexTablets(dbId, table, partition);
            });
  }
}
