package org.dorisdr.minidoris.fe.txn;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Transaction ids below {@code end} may have been given out. */
public record TransactionIdOp(long end) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((Transactions) frontend.transactions()).ids().reserved(end);
  }
}
