package org.dorisdr.minidoris.fe.recycle;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Forgets a dropped partition for good. */
public record ErasePartitionOp(long partitionId) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    RecycleBin.PartitionEntry entry =
        ((CatalogRecycleBin) frontend.recycleBin()).takePartition(partitionId);
    if (entry != null) {
      ((FeServer) frontend).catalogManager().forgetTablets(entry.partition());
    }
  }
}
