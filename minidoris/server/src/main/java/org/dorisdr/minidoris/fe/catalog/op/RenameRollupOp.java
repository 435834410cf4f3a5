package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A rollup gets another name. */
public record RenameRollupOp(long db, long tb, long ind, String oR, String nR)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tb).map(t -> t.indexMetas.get(ind)).ifPresent(m -> m.name = nR);
  }
}
