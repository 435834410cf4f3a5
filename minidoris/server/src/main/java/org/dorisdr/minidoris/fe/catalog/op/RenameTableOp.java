package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A table gets another name; so do its base index and, if unpartitioned, its partition. */
public record RenameTableOp(long db, long tb, String oT, String nT) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    frontend.catalog().table(tb).ifPresent(t -> CatalogAccess.rename(t, nT));
  }
}
