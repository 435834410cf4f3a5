package org.dorisdr.minidoris.be.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Works on several things at a time, so that disk, checksum and network do not wait in turn. */
public final class Lanes {
  /** As many tablets of one task as are moved at a time. */
  private static final int LANES = 4;

  private static final long AGAIN_MILLIS = 100;

  /** What is done with one of them. */
  public interface Work<T> {
    void run(T item) throws Exception;
  }

  private Lanes() {}

  /**
   * Returns when the work on all is over.
   *
   * @throws Exception the first that was thrown; what had not been begun then is left out
   */
  public static <T> void each(Collection<T> items, Work<T> work) throws Exception {
    Queue<T> waiting = new ConcurrentLinkedQueue<>(items);
    AtomicReference<Exception> failure = new AtomicReference<>();
    String name = Thread.currentThread().getName();
    List<Thread> others = new ArrayList<>();
    for (int i = 1; i < Math.min(LANES, items.size()); i++) {
      Thread thread = new Thread(() -> run(waiting, work, failure), name + "-lane-" + i);
      thread.setDaemon(true);
      thread.start();
      others.add(thread);
    }
    run(waiting, work, failure);
    end(others, failure);
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static <T> void run(Queue<T> waiting, Work<T> work, AtomicReference<Exception> failure) {
    try {
      for (T item = waiting.poll(); item != null && failure.get() == null; item = waiting.poll()) {
        work.run(item);
      }
    } catch (Throwable e) {
      // Also when memory or threads run out: else the work would be told as done without this part.
      failure.compareAndSet(null, e instanceof Exception known ? known : new Exception(e));
    }
  }

  /** Waits for the others; a backend that is being closed interrupts its tasks, and so them too. */
  private static void end(List<Thread> others, AtomicReference<Exception> failure) {
    boolean interrupted = failure.get() instanceof InterruptedException;
    for (Thread thread : others) {
      while (thread.isAlive()) {
        if (interrupted) {
          others.forEach(Thread::interrupt);
        }
        try {
          thread.join(interrupted ? AGAIN_MILLIS : 0);
        } catch (InterruptedException e) {
          failure.compareAndSet(null, e);
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
