package org.dorisdr.sync;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Threads of a simulated world: everything runs on the caller's thread, in the order of simulated
 * time. Not thread safe.
 */
final class SimTimer extends AbstractExecutorService implements ScheduledExecutorService {
  private final ManualClock clock;
  private final PriorityQueue<Event<?>> queue = new PriorityQueue<>();
  private long count;
  private boolean shutdown;

  SimTimer(ManualClock clock) {
    this.clock = clock;
  }

  private final class Event<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
    private final long number = ++count;
    private final long periodNanos;
    private long atNanos;

    Event(Callable<V> task, long atNanos, long periodNanos) {
      super(task);
      this.atNanos = atNanos;
      this.periodNanos = periodNanos;
    }

    void happen() {
      if (!isPeriodic()) {
        run();
      } else if (runAndReset()) {
        atNanos = clock.nanoTime() + periodNanos;
        queue.add(this);
      }
    }

    @Override
    public boolean isPeriodic() {
      return periodNanos > 0;
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      boolean cancelled = super.cancel(mayInterrupt);
      if (cancelled) {
        queue.remove(this);
      }
      return cancelled;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(atNanos - clock.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Event<?> event = (Event<?>) other;
      int byTime = Long.compare(atNanos, event.atNanos);
      return byTime != 0 ? byTime : Long.compare(number, event.number);
    }
  }

  /** Lets time pass, and everything happen that is due by then. */
  void pass(Duration span) {
    long end = clock.nanoTime() + span.toNanos();
    while (!queue.isEmpty() && queue.peek().atNanos <= end) {
      Event<?> next = queue.poll();
      clock.sleep(Duration.ofNanos(Math.max(0, next.atNanos - clock.nanoTime())));
      next.happen();
    }
    clock.sleep(Duration.ofNanos(Math.max(0, end - clock.nanoTime())));
  }

  private <V> Event<V> add(Callable<V> task, long delayNanos, long periodNanos) {
    if (shutdown) {
      throw new RejectedExecutionException("over");
    }
    Event<V> event = new Event<>(task, clock.nanoTime() + delayNanos, periodNanos);
    queue.add(event);
    return event;
  }

  @Override
  public void execute(Runnable command) {
    schedule(command, 0, TimeUnit.NANOSECONDS);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
    return add(java.util.concurrent.Executors.callable(command), unit.toNanos(delay), 0);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
    return add(callable, unit.toNanos(delay), 0);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable command, long initialDelay, long delay, TimeUnit unit) {
    return add(
        java.util.concurrent.Executors.callable(command),
        unit.toNanos(initialDelay),
        unit.toNanos(delay));
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable command, long initialDelay, long period, TimeUnit unit) {
    return scheduleWithFixedDelay(command, initialDelay, period, unit);
  }

  @Override
  public void shutdown() {
    shutdown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown = true;
    queue.clear();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  public boolean isTerminated() {
    return shutdown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return true;
  }
}
