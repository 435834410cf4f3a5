package org.dorisdr.minidoris.fe.txn;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.UpsertRecords;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** A transaction is committed, in advance or for good, visible, or aborted now. */
public record UpsertTransactionOp(Transaction transaction) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    switch (transaction.status) {
      case COMMITTED -> CatalogVersions.committed(frontend.catalog(), transaction);
      case VISIBLE -> {
        CatalogVersions.visible(frontend.catalog(), transaction);
        frontend.binlogs().add(UpsertRecords.of(transaction, journalId));
      }
      default -> {
        // Those committed in advance, or aborted, have changed nothing.
      }
    }
    ((Transactions) frontend.transactions()).applied(transaction);
  }
}
