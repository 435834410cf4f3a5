package org.dorisdr.minidoris.fe.txn;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Those who wait for the end of a transaction. Thread safe. */
final class TransactionWaiters {
  private final TransactionTable table;
  private final Map<Long, CompletableFuture<Void>> waiters = new ConcurrentHashMap<>();

  TransactionWaiters(TransactionTable table) {
    this.table = table;
  }

  /** Whether it is visible, at the latest after {@code millis}. */
  boolean awaitVisible(long transactionId, long millis) throws InterruptedException {
    CompletableFuture<Void> end =
        waiters.computeIfAbsent(transactionId, id -> new CompletableFuture<>());
    Optional<Transaction> now = table.find(transactionId);
    if (now.isEmpty() || now.get().status.isFinal()) {
      // Others may wait with this future, and whoever ends the transaction must not miss them.
      ended(transactionId);
    } else {
      try {
        end.get(Math.max(0, millis), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
      now = table.find(transactionId);
    }
    return now.map(t -> t.status == TransactionStatus.VISIBLE).orElse(false);
  }

  /** Called when the transaction is visible or aborted. */
  void ended(long transactionId) {
    CompletableFuture<Void> waiter = waiters.remove(transactionId);
    if (waiter != null) {
      waiter.complete(null);
    }
  }
}
