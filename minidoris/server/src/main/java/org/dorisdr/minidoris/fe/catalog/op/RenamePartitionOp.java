package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A partition gets another name. */
public record RenamePartitionOp(long db, long tb, long p, String oP, String nP)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tb)
        .map(t -> t.partitions.getOrDefault(p, t.temporaryPartitions.get(p)))
        .ifPresent(partition -> partition.name = nP);
  }
}
