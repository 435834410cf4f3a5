package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Values of an AUTO_INCREMENT column below {@code end} may be in use. */
public record UpdateAutoIncrementOp(long dbId, long tableId, long end) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId)
        .ifPresent(t -> t.autoIncrementEnd = Math.max(t.autoIncrementEnd, end));
  }
}
