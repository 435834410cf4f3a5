package org.dorisdr.minidoris.fe.txn;

import java.util.HashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.journal.EditLog;
import org.dorisdr.minidoris.fe.journal.PendingWrite;

/**
 * Commits that have their place in the journal and are not on disk yet: the versions that they took
 * are taken. Used with the catalog's write lock held.
 */
final class PendingCommits {
  private record Taken(long version, PendingWrite write) {}

  private final Map<Long, PendingWrite> byTransaction = new HashMap<>();
  private final Map<Long, Taken> byPartition = new HashMap<>();

  /** The pending commit of a transaction; null if there is none. */
  PendingWrite of(long transactionId) {
    PendingWrite write = byTransaction.get(transactionId);
    return write == null || !write.isPending() ? null : write;
  }

  /** Waits until the pending commit of a transaction is applied, if there is one. */
  void await(long transactionId, EditLog log) {
    PendingWrite commit = of(transactionId);
    if (commit != null) {
      log.await(commit);
    }
  }

  /** Newest version of a partition that a pending commit has taken; 0 if none has. */
  long taken(long partitionId) {
    Taken taken = byPartition.get(partitionId);
    return taken == null || !taken.write().isPending() ? 0 : taken.version();
  }

  void add(Transaction transaction, PendingWrite write) {
    byTransaction.values().removeIf(w -> !w.isPending());
    byPartition.values().removeIf(t -> !t.write().isPending());
    byTransaction.put(transaction.id, write);
    for (Transaction.TableCommit commit : transaction.commits) {
      for (Transaction.PartitionCommit p : commit.partitions()) {
        byPartition.merge(
            p.partitionId(),
            new Taken(p.version(), write),
            (old, now) -> now.version() > old.version() ? now : old);
      }
    }
  }
}
