package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.txn.Transaction;
import org.dorisdr.minidoris.fe.txn.TransactionStatus;

/** Loads that are committed, but cannot be read yet. Stateless. */
final class CommittedLoads {
  private static final long VISIBLE_MILLIS = 10_000;

  private CommittedLoads() {}

  /** Waits until what others have committed into a table can be read, or ten seconds for each. */
  static void awaitVisible(Frontend frontend, long databaseId, long tableId) {
    for (Transaction other : frontend.transactions().of(databaseId)) {
      if (other.status == TransactionStatus.COMMITTED && other.tableIds.contains(tableId)) {
        try {
          frontend.transactions().awaitVisible(other.id, VISIBLE_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }
}
