package org.dorisdr.minidoris.fe.txn;

import java.util.Collection;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.catalog.show.ShowRows;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * Transactions as SHOW TRANSACTION and {@code SHOW PROC '/transactions/…'} show them. Stateless.
 */
final class TransactionRows {
  private TransactionRows() {}

  static StatementResult of(Collection<Transaction> transactions) {
    ShowRows rows =
        new ShowRows(
            "TransactionId",
            "Label",
            "Coordinator",
            "TransactionStatus",
            "LoadJobSourceType",
            "PrepareTime",
            "PreCommitTime",
            "CommitTime",
            "PublishTime",
            "FinishTime",
            "Reason",
            "ErrorReplicasCount",
            "ListenerId",
            "TimeoutMs",
            "ErrMsg");
    transactions.forEach(t -> add(rows, t));
    return rows.result();
  }

  private static void add(ShowRows rows, Transaction t) {
    rows.add(
        t.id,
        t.label,
        t.coordinatorText(),
        t.status,
        t.source,
        Times.text(t.prepareTime),
        Times.text(t.preCommitTime),
        Times.text(t.commitTime),
        Times.text(t.publishTime),
        Times.text(t.finishTime),
        t.reason,
        t.errorReplicas.size(),
        -1,
        t.timeoutMillis,
        "");
  }
}
