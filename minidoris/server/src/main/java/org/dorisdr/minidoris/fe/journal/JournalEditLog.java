package org.dorisdr.minidoris.fe.journal;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import org.dorisdr.minidoris.fe.Frontend;

/**
 * Writes operations to a journal and applies them, and replays what others wrote.
 *
 * <p>Records are stored and applied one after the other under a lock of its own, inside the
 * catalog's lock; so the metadata never show an operation that is not durable, nor miss one.
 */
public final class JournalEditLog implements EditLog {
  /** Told of every operation after it was applied. */
  public interface Listener {
    void applied(JournalOp op, long journalId);
  }

  private static final int REPLAY_BATCH = 256;

  private final Frontend frontend;
  private final OpRegistry ops;
  private final Listener listener;
  private final ReentrantLock order = new ReentrantLock();
  private final Condition applied = order.newCondition();
  private volatile Journal journal;
  private volatile boolean writable;
  private volatile long appliedId;

  public JournalEditLog(Frontend frontend, OpRegistry ops, Listener listener) {
    this.frontend = frontend;
    this.ops = ops;
    this.listener = listener;
  }

  /** Where records come from and go to, from the id that the loaded image stands for. */
  public void open(Journal newJournal, long imageId) {
    journal = newJournal;
    appliedId = imageId;
  }

  /** Lets writes in, or not. */
  public void setWritable(boolean yes) {
    order.lock();
    try {
      writable = yes;
    } finally {
      order.unlock();
    }
  }

  @Override
  public long write(JournalOp op) {
    if (!frontend.catalog().lock().isWriteLockedByCurrentThread()) {
      throw new IllegalStateException(ops.name(op) + " written without the catalog's lock");
    }
    return append(op);
  }

  /** As {@link #write}, for operations that touch nothing that the catalog's lock guards. */
  long append(JournalOp op) {
    byte[] record = ops.write(op);
    order.lock();
    try {
      if (!writable) {
        throw new NotMasterException("this frontend is not the master");
      }
      long id = appliedId + 1;
      journal.append(id, record);
      apply(op, id);
      return id;
    } finally {
      order.unlock();
    }
  }

  /**
   * Applies what the journal holds beyond {@link #appliedId}.
   *
   * @param progress told of every applied id
   */
  public void replay(LongConsumer progress) {
    while (true) {
      Map<Long, byte[]> records = journal.read(appliedId + 1, REPLAY_BATCH);
      if (records.isEmpty()) {
        return;
      }
      for (Map.Entry<Long, byte[]> record : records.entrySet()) {
        replayOne(record.getKey(), record.getValue());
        progress.accept(record.getKey());
      }
    }
  }

  private void replayOne(long id, byte[] bytes) {
    if (id != appliedId + 1) {
      throw new CorruptMetadataException(
          "journal record " + (appliedId + 1) + " is missing; the next one is " + id);
    }
    JournalOp op = ops.read(id, bytes);
    frontend.catalog().lock().writeLock().lock();
    order.lock();
    try {
      apply(op, id);
    } finally {
      order.unlock();
      frontend.catalog().lock().writeLock().unlock();
    }
  }

  private void apply(JournalOp op, long id) {
    op.apply(frontend, id);
    listener.applied(op, id);
    appliedId = id;
    applied.signalAll();
  }

  @Override
  public long appliedId() {
    return appliedId;
  }

  @Override
  public boolean awaitApplied(long id, long millis) throws InterruptedException {
    long left = TimeUnit.MILLISECONDS.toNanos(millis);
    order.lockInterruptibly();
    try {
      while (appliedId < id) {
        if (left <= 0) {
          return false;
        }
        left = applied.awaitNanos(left);
      }
      return true;
    } finally {
      order.unlock();
    }
  }
}
