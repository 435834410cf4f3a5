package org.dorisdr.sync.txn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Lets only so many calls of one job go to one backend at once; the others wait their turn without
 * holding a thread. Thread safe.
 */
public final class BackendGate {

  private final int limit;
  private final Map<Long, Lane> lanes = new HashMap<>();

  private static final class Lane {
    int busy;
    final Deque<Runnable> waiting = new ArrayDeque<>();
  }

  public BackendGate(int limit) {
    this.limit = limit;
  }

  /** Runs {@code call} on {@code io} when it is its turn at that backend. */
  public <T> CompletableFuture<T> submit(long backend, Supplier<T> call, Executor io) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable task = () -> io.execute(() -> run(backend, call, result));
    synchronized (lanes) {
      Lane lane = lanes.computeIfAbsent(backend, id -> new Lane());
      if (lane.busy >= limit) {
        lane.waiting.add(task);
        return result;
      }
      lane.busy++;
    }
    start(task, backend, result);
    return result;
  }

  private <T> void start(Runnable task, long backend, CompletableFuture<T> result) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // The pool is shut down: nobody will run anything any more.
      result.completeExceptionally(e);
      leave(backend);
    }
  }

  private <T> void run(long backend, Supplier<T> call, CompletableFuture<T> result) {
    T value = null;
    Throwable failure = null;
    try {
      value = call.get();
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    leave(backend);
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(failure);
    }
  }

  private void leave(long backend) {
    Runnable next;
    synchronized (lanes) {
      Lane lane = lanes.get(backend);
      next = lane.waiting.poll();
      if (next == null) {
        lane.busy--;
      }
    }
    if (next != null) {
      next.run();
    }
  }
}
