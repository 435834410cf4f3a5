package org.dorisdr.minidoris.fe.txn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.agent.AgentTasks;

/** Ends transactions without a trace. Thread safe. */
final class TransactionAbort {
  private final Frontend frontend;
  private final AgentTasks agents;
  private final TransactionTable table;
  private final PendingCommits commits;

  TransactionAbort(
      Frontend frontend, AgentTasks agents, TransactionTable table, PendingCommits commits) {
    this.frontend = frontend;
    this.agents = agents;
    this.table = table;
    this.commits = commits;
  }

  void abort(long transactionId, String reason) {
    Transaction aborted;
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      commits.await(transactionId, frontend.editLog());
      Transaction open =
          table
              .find(transactionId)
              .filter(t -> !t.status.isFinal())
              .orElseThrow(() -> new TransactionException("transaction not found"));
      if (open.status == TransactionStatus.COMMITTED) {
        throw new TransactionException(
            "transaction [" + transactionId + "] is already COMMITTED, could not abort.");
      }
      aborted = open.copy();
      aborted.status = TransactionStatus.ABORTED;
      aborted.reason = reason;
      aborted.finishTime = System.currentTimeMillis();
      frontend.editLog().write(new UpsertTransactionOp(aborted));
    } finally {
      lock.unlock();
    }
    List<Long> all = new ArrayList<>(aborted.parts);
    all.add(transactionId);
    clearOnBackends(all);
  }

  /** Lets the backends drop what they hold of transactions that will never be committed. */
  void clearOnBackends(List<Long> transactionIds) {
    for (var backend : frontend.cluster().backends()) {
      for (long id : transactionIds) {
        agents.send(backend.id(), ClearTasks.of(id));
      }
    }
  }

  /** Ends the open transactions that meet a condition; those committed meanwhile are left. */
  void abortIf(Predicate<Transaction> condition, String reason) {
    for (Transaction t : table.running()) {
      if (t.status.isUndecided() && condition.test(t)) {
        try {
          abort(t.id, reason);
        } catch (TransactionException e) {
          // Committed or aborted by somebody else in between.
        }
      }
    }
  }
}
