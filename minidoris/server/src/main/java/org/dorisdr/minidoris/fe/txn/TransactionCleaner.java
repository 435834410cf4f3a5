package org.dorisdr.minidoris.fe.txn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.Frontend;

/** Ends transactions that took too long and forgets old ones with their labels. Master only. */
final class TransactionCleaner {
  private static final int BATCH = 1000;

  private final Frontend frontend;
  private final Transactions transactions;

  TransactionCleaner(Frontend frontend, Transactions transactions) {
    this.frontend = frontend;
    this.transactions = transactions;
  }

  void run() {
    long now = System.currentTimeMillis();
    transactions
        .aborts()
        .abortIf(
            t -> now - Math.max(t.prepareTime, t.preCommitTime) > t.timeoutMillis,
            "timeout by txn manager");
    forget(now);
  }

  private void forget(long now) {
    List<Long> old = old(now);
    if (old.isEmpty()) {
      return;
    }
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      frontend.editLog().write(new RemoveTransactionsOp(old));
    } finally {
      lock.unlock();
    }
  }

  private List<Long> old(long now) {
    long keepShort = seconds("streaming_label_keep_max_second", 43_200);
    long keepLong = seconds("label_keep_max_second", 259_200);
    long threshold = frontend.settings().number("label_num_threshold", 2000);
    Map<String, List<Transaction>> groups = new HashMap<>();
    for (Transaction t : transactions.table().all()) {
      if (t.status.isFinal()) {
        groups.computeIfAbsent(t.databaseId + "/" + isShort(t), k -> new ArrayList<>()).add(t);
      }
    }
    List<Long> old = new ArrayList<>();
    for (List<Transaction> group : groups.values()) {
      group.sort(Comparator.comparingLong(t -> t.finishTime));
      long surplus = threshold > 0 ? group.size() - threshold : 0;
      for (int i = 0; i < group.size() && old.size() < BATCH; i++) {
        Transaction t = group.get(i);
        if (i < surplus || now - t.finishTime > (isShort(t) ? keepShort : keepLong)) {
          old.add(t.id);
        }
      }
    }
    return old;
  }

  private static boolean isShort(Transaction t) {
    return t.source == BeginRequest.Source.BACKEND_STREAMING
        || t.source == BeginRequest.Source.INSERT_STREAMING;
  }

  private long seconds(String key, long fallback) {
    return TimeUnit.SECONDS.toMillis(frontend.settings().number(key, fallback));
  }
}
