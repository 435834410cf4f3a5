package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.op.CatalogAccess;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** An administrator says which version of a partition readers see. */
public record SetPartitionVersionOp(long tableId, long partitionId, long version)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId).stream()
        .flatMap(table -> table.allPartitions().stream())
        .filter(partition -> partition.id == partitionId)
        .forEach(
            partition -> {
              partition.visibleVersion = version;
              partition.nextVersion = version + 1;
            });
  }
}
