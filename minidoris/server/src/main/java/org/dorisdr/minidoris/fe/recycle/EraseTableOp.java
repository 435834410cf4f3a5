package org.dorisdr.minidoris.fe.recycle;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Forgets a dropped table for good. */
public record EraseTableOp(long tableId) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    RecycleBin.TableEntry entry = ((CatalogRecycleBin) frontend.recycleBin()).takeTable(tableId);
    if (entry != null) {
      ((FeServer) frontend).catalogManager().forgetTablets(entry.table());
    }
  }
}
