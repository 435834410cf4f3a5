package org.dorisdr.minidoris.fe.txn;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.PendingWrite;
import org.dorisdr.minidoris.fe.txn.TransactionManager.SubCommit;
import org.dorisdr.thrift.TTabletCommitInfo;

/** Commits transactions, in one step or in two, and has them published. Thread safe. */
final class TransactionCommit {
  private final Frontend frontend;
  private final TransactionTable table;
  private final PendingCommits commits;
  private final Publisher publisher;

  TransactionCommit(
      Frontend frontend, TransactionTable table, PendingCommits commits, Publisher publisher) {
    this.frontend = frontend;
    this.table = table;
    this.commits = commits;
    this.publisher = publisher;
  }

  void commit(long transactionId, List<TTabletCommitInfo> tablets) {
    commit(transactionId, null, planner -> planner.add(-1, tablets));
  }

  void preCommit(long transactionId, List<TTabletCommitInfo> tablets) {
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      commits.await(transactionId, frontend.editLog());
      Transaction open = committable(transactionId);
      if (open == null || open.status == TransactionStatus.PRECOMMITTED) {
        return;
      }
      // For its checks; versions are given by the commit.
      new CommitPlanner(frontend.catalog(), commits, open).add(-1, tablets);
      Transaction prepared = open.copy();
      prepared.status = TransactionStatus.PRECOMMITTED;
      prepared.preCommitTime = System.currentTimeMillis();
      prepared.prepared =
          tablets.stream()
              .map(t -> new Transaction.Written(t.getTabletId(), t.getBackendId()))
              .toList();
      frontend.editLog().write(new UpsertTransactionOp(prepared));
    } finally {
      lock.unlock();
    }
  }

  void commitPrepared(long transactionId) {
    Transaction prepared =
        table.find(transactionId).orElseThrow(() -> TransactionException.notFound(transactionId));
    String state =
        switch (prepared.status) {
          case PREPARE -> "prepare";
          case COMMITTED -> "already committed";
          case VISIBLE -> "already visible";
          default -> null;
        };
    if (state != null) {
      throw new TransactionException(
          "transaction [" + transactionId + "] is " + state + ", not pre-committed.");
    }
    commit(
        transactionId,
        prepared.prepared.stream()
            .map(w -> new TTabletCommitInfo(w.tabletId(), w.backendId()))
            .toList());
  }

  void commitParts(long transactionId, List<SubCommit> parts) {
    List<Long> subIds = parts.stream().map(SubCommit::subTransactionId).toList();
    commit(
        transactionId,
        subIds,
        planner -> parts.forEach(p -> planner.add(p.subTransactionId(), p.tablets())));
  }

  private void commit(long transactionId, List<Long> subIds, Consumer<CommitPlanner> parts) {
    Transaction committed = null;
    PendingWrite write;
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      write = commits.of(transactionId);
      if (write == null) {
        Transaction open = committable(transactionId);
        if (open == null) {
          return;
        }
        CommitPlanner planner = new CommitPlanner(frontend.catalog(), commits, open);
        parts.accept(planner);
        committed = planner.result(System.currentTimeMillis());
        committed.subTransactionIds = subIds;
        write = frontend.editLog().enqueue(new UpsertTransactionOp(committed));
        commits.add(committed, write);
      }
    } finally {
      lock.unlock();
    }
    frontend.editLog().await(write);
    if (committed != null) {
      publisher.publish(committed);
    }
  }

  /** Null if nothing is left to do. */
  private Transaction committable(long transactionId) {
    Transaction open =
        table.find(transactionId).orElseThrow(() -> TransactionException.notFound(transactionId));
    if (open.status == TransactionStatus.ABORTED) {
      throw new TransactionException(
          "transaction [" + transactionId + "] is already aborted. abort reason: " + open.reason);
    }
    return open.status.isUndecided() ? open : null;
  }
}
