package org.dorisdr.minidoris.fe.replica;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.op.CatalogAccess;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** An administrator puts a table into a state, say out of one that a lost job left. */
public record SetTableStatusOp(long tableId, String state) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId).ifPresent(table -> table.state = state);
  }
}
