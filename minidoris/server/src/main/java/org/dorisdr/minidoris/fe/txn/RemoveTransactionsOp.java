package org.dorisdr.minidoris.fe.txn;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Finished transactions and their labels are forgotten. */
public record RemoveTransactionsOp(List<Long> ids) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    ((Transactions) frontend.transactions()).table().remove(ids);
  }
}
