package org.dorisdr.minidoris.fe.catalog.op;

import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A partition, normal or temporary, with its tablets. */
public record AddPartitionOp(long dbId, long tableId, Partition partition) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId).ifPresent(t -> add(frontend, t));
  }

  private void add(Frontend frontend, OlapTable table) {
    Map<Long, Partition> place = partition.temporary ? table.temporaryPartitions : table.partitions;
    place.put(partition.id, partition);
    CatalogAccess.manager(frontend).indexTablets(dbId, table, partition);
  }
}
