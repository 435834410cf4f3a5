package org.dorisdr.minidoris.fe.recycle;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Forgets a dropped database for good. */
public record EraseDatabaseOp(long databaseId) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((CatalogRecycleBin) frontend.recycleBin()).takeDatabase(databaseId);
  }
}
