package org.dorisdr.minidoris.fe.txn;

import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.Frontend;

/**
 * Gives out transaction ids, reserved in the journal in batches, so that none is given out twice
 * even by frontends that follow each other as master. Thread safe.
 */
final class TransactionIds {
  private static final long BATCH = 1000;

  private final Frontend frontend;
  private long next = 1;
  private long end = 1;
  private long first = 1;

  TransactionIds(Frontend frontend) {
    this.frontend = frontend;
  }

  /** Must not be called with the catalog's read lock held. */
  long next() {
    while (true) {
      synchronized (this) {
        if (next < end) {
          return next++;
        }
      }
      reserve();
    }
  }

  private void reserve() {
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      if (isExhausted()) {
        long from = reservedEnd();
        frontend.editLog().write(new TransactionIdOp(from + BATCH));
        synchronized (this) {
          next = from;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private synchronized boolean isExhausted() {
    return next >= end;
  }

  /** From here on this frontend knows every transaction that is open. */
  synchronized void becameMaster() {
    first = end;
  }

  /** Lower ids were given out by masters before this one. */
  synchronized long firstOfThisMaster() {
    return first;
  }

  synchronized long reservedEnd() {
    return end;
  }

  /** Ids below {@code newEnd} belong to somebody; this master starts beyond them. */
  synchronized void reserved(long newEnd) {
    next = newEnd;
    end = newEnd;
  }
}
