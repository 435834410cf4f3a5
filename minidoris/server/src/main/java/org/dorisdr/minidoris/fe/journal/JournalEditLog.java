package org.dorisdr.minidoris.fe.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.Frontend;

/**
 * Writes operations to a journal and applies them, and replays what others wrote.
 *
 * <p>Records are stored in the order in which they were enqueued, those that wait together in one
 * transaction, and applied in that order under the catalog's lock once they are durable; so the
 * metadata never show an operation that is not durable, nor miss one. Whoever waits does the work:
 * one thread writes, and whoever holds the catalog's lock applies.
 */
public final class JournalEditLog implements EditLog {
  private static final int REPLAY_BATCH = 256;

  private final Frontend frontend;
  private final OpRegistry ops;
  private final OpListener listener;
  private final ReentrantLock order = new ReentrantLock();
  private final Condition changed = order.newCondition();

  /** Not being written yet. */
  private final List<PendingWrite> queue = new ArrayList<>();

  /** Durable, in order, to be applied; or failed, to be told so. */
  private final Deque<Batch> written = new ArrayDeque<>();

  /** The last of those that the catalog's lock guards, which also guards this; null = none yet. */
  private PendingWrite newest;

  private boolean writing;
  private boolean takingOver;
  private volatile Journal journal;
  private volatile boolean writable;
  private volatile long appliedId;
  private long writtenId;

  private record Batch(List<PendingWrite> writes, RuntimeException failure) {}

  public JournalEditLog(Frontend frontend, OpRegistry ops, OpListener listener) {
    this.frontend = frontend;
    this.ops = ops;
    this.listener = listener;
  }

  /** Where records come from and go to. */
  public void open(Journal newJournal) {
    journal = newJournal;
  }

  /** Goes on from the state that an image stands for. */
  public void startFrom(long imageId) {
    appliedId = imageId;
  }

  /** Lets writes in, or not. */
  public void setWritable(boolean yes) {
    // Without the lock: who holds it may be waiting for the group, which waits for this call.
    writable = yes;
  }

  @Override
  public long write(JournalOp op) {
    return await(enqueue(op));
  }

  @Override
  public PendingWrite enqueue(JournalOp op) {
    if (!holdsCatalog()) {
      throw new IllegalStateException(ops.name(op) + " written without the catalog's lock");
    }
    return enqueue(op, false);
  }

  /** As {@link #write}, for operations that touch nothing that the catalog's lock guards. */
  long append(JournalOp op) {
    return await(enqueue(op, true));
  }

  private PendingWrite enqueue(JournalOp op, boolean free) {
    PendingWrite pending = new PendingWrite(op, ops.write(op), free);
    order.lock();
    try {
      if (!writable || free && lastFailed()) {
        throw new NotMasterException("this frontend is not the master");
      }
      queue.add(pending);
      newest = free ? newest : pending;
      return pending;
    } finally {
      order.unlock();
    }
  }

  private boolean holdsCatalog() {
    return frontend.catalog().lock().isWriteLockedByCurrentThread();
  }

  @Override
  public void settle() {
    if (!holdsCatalog()) {
      throw new IllegalStateException("settled without the catalog's lock");
    }
    PendingWrite last = newest;
    if (last != null) {
      order.lock();
      try {
        finish(last);
      } finally {
        order.unlock();
      }
    }
  }

  @Override
  public long await(PendingWrite pending) {
    order.lock();
    try {
      finish(pending);
      return pending.outcome();
    } finally {
      order.unlock();
    }
  }

  /** Until it is applied or has failed, with {@link #order} held. */
  private void finish(PendingWrite pending) {
    boolean holder = holdsCatalog();
    while (pending.isPending()) {
      if (holder && !written.isEmpty()) {
        takeOver();
      } else if (!writing && !queue.isEmpty() && !lastFailed()) {
        writeQueue();
      } else if (!takingOver && !pending.free && !written.isEmpty()) {
        takeOverLocked();
      } else {
        changed.awaitUninterruptibly();
      }
    }
  }

  /** What was enqueued behind a failure must not be written: it was checked as if it was there. */
  private boolean lastFailed() {
    return !written.isEmpty() && written.getLast().failure() != null;
  }

  /** Stores all that wait, with {@link #order} released meanwhile. */
  private void writeQueue() {
    List<PendingWrite> batch = List.copyOf(queue);
    queue.clear();
    long first = Math.max(writtenId, appliedId) + 1;
    for (int i = 0; i < batch.size(); i++) {
      batch.get(i).id = first + i;
    }
    writing = true;
    order.unlock();
    RuntimeException failure = null;
    try {
      journal.append(first, batch.stream().map(w -> w.record).toList());
    } catch (RuntimeException e) {
      failure = e;
    } catch (Error e) {
      failure = new IllegalStateException(e);
    }
    order.lock();
    writing = false;
    written.add(new Batch(batch, failure));
    if (failure == null) {
      writtenId = first + batch.size() - 1;
      batch.stream().filter(w -> w.free).forEach(this::applyFree);
    } else {
      Stream.concat(batch.stream(), queue.stream()).filter(w -> w.free).forEach(failed(failure));
    }
    changed.signalAll();
  }

  private static Consumer<PendingWrite> failed(RuntimeException failure) {
    return write -> write.failed(failure);
  }

  /** Early, as who waits for it may hold the catalog's read lock. */
  private void applyFree(PendingWrite write) {
    write.op.apply(frontend, write.id);
    write.applied();
  }

  private void takeOverLocked() {
    takingOver = true;
    order.unlock();
    Lock catalog = frontend.catalog().lock().writeLock();
    catalog.lock();
    order.lock();
    try {
      takingOver = false;
      takeOver();
    } finally {
      catalog.unlock();
    }
  }

  /** Applies what is durable; what failed takes with it all that was enqueued behind it. */
  private void takeOver() {
    for (Batch batch = written.poll(); batch != null; batch = written.poll()) {
      if (batch.failure() == null) {
        batch.writes().forEach(this::apply);
      } else {
        batch.writes().forEach(failed(batch.failure()));
        queue.forEach(failed(batch.failure()));
        queue.clear();
      }
    }
    changed.signalAll();
  }

  private void apply(PendingWrite write) {
    try {
      if (!write.free) {
        write.op.apply(frontend, write.id);
      }
      listener.applied(write.op, write.id);
      write.applied();
    } catch (RuntimeException e) {
      // It is in the journal: whoever comes next must not get its id.
      write.failed(e);
    } finally {
      appliedId = write.id;
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
      throw new MissingRecordsException(appliedId + 1, id);
    }
    JournalOp op = ops.read(id, bytes);
    frontend.catalog().lock().writeLock().lock();
    order.lock();
    try {
      op.apply(frontend, id);
      listener.applied(op, id);
      appliedId = id;
      changed.signalAll();
    } finally {
      order.unlock();
      frontend.catalog().lock().writeLock().unlock();
    }
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
        left = changed.awaitNanos(left);
      }
      return true;
    } finally {
      order.unlock();
    }
  }
}
