package org.dorisdr.sync.txn;

import java.time.Duration;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.SyncContext;

/** Waits until what was committed last can be read on the target. Owned by one worker. */
final class Visibility {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final SyncContext context;
  private long lastTxnId = -1;

  Visibility(SyncContext context) {
    this.context = context;
  }

  void committed(long txnId) {
    lastTxnId = txnId;
  }

  /** Before the structure changes: what was committed last has to be visible. */
  void await() throws ClusterException, InterruptedException {
    if (lastTxnId < 0) {
      return;
    }
    long start = context.clock().nanoTime();
    while (!isVisible()) {
      if (context.clock().nanoTime() - start > LIMIT.toNanos()) {
        throw ClusterException.transientError(
            "transaction " + lastTxnId + " on the target is committed but not visible yet");
      }
      context.clock().sleep(LOOK);
    }
    lastTxnId = -1;
  }

  private boolean isVisible() throws ClusterException {
    return TxnVisibility.isVisible(context.target(), context.targetDatabase(), lastTxnId);
  }

  /** Committed last; -1 if it is known to be visible, or there was none. */
  long lastTxnId() {
    return lastTxnId;
  }
}
