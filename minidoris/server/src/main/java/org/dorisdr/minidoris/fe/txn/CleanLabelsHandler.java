package org.dorisdr.minidoris.fe.txn;

import java.util.List;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.txn.CleanLabels;

/**
 * CLEAN LABEL: forgets transactions that have ended, so that their labels can be used again, as
 * Doris's DatabaseTransactionMgr.cleanLabel; a label that nothing has is none to clean.
 */
final class CleanLabelsHandler implements StatementHandler<CleanLabels> {
  private final Frontend frontend;

  CleanLabelsHandler(Frontend frontend) {
    this.frontend = frontend;
  }

  @Override
  public StatementResult run(Session session, CleanLabels statement) {
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      List<Long> ended = ended(statement);
      if (!ended.isEmpty()) {
        frontend.editLog().write(new RemoveTransactionsOp(ended));
      }
    } finally {
      lock.unlock();
    }
    return StatementResult.ok();
  }

  private List<Long> ended(CleanLabels statement) {
    Database database =
        frontend
            .catalog()
            .database(statement.database())
            .orElseThrow(
                () -> StatementError.general("Unknown database '" + statement.database() + "'"));
    return frontend.transactions().of(database.id).stream()
        .filter(t -> t.status.isFinal())
        .filter(t -> statement.label() == null || t.label.equals(statement.label()))
        .map(t -> t.id)
        .toList();
  }
}
