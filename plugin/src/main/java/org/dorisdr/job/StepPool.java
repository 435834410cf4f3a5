package org.dorisdr.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.dorisdr.host.Clock;

/**
 * Threads for work that may wait for others. There are as many as are needed up to a limit, and one
 * more for each piece of work that takes long, so that many jobs whose sources do not answer leave
 * the others theirs. Threads go when they are idle. Thread safe.
 */
public final class StepPool extends ThreadPoolExecutor {
  private static final long IDLE_S = 30;
  private static final Duration LONG = Duration.ofSeconds(1);

  private final int limit;
  private final int spare;
  private final Clock clock;
  private final Map<Thread, Long> starts = new ConcurrentHashMap<>();

  /**
   * @param limit of threads while nothing takes long
   * @param spare highest number of threads beyond that
   */
  public StepPool(int limit, int spare, ThreadFactory threads, Clock clock) {
    super(limit, limit, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    allowCoreThreadTimeOut(true);
    this.limit = limit;
    this.spare = spare;
    this.clock = clock;
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable work) {
    starts.put(thread, clock.nanoTime());
  }

  @Override
  protected void afterExecute(Runnable work, Throwable failure) {
    starts.remove(Thread.currentThread());
  }

  /** Gives as many threads as should be there now; to be called a few times a second. */
  public synchronized void adjust() {
    long now = clock.nanoTime();
    long slow = starts.values().stream().filter(start -> now - start > LONG.toNanos()).count();
    int size = limit + (int) Math.min(spare, slow);
    // The core may never be larger than the maximum.
    if (size > getMaximumPoolSize()) {
      setMaximumPoolSize(size);
      setCorePoolSize(size);
    } else {
      setCorePoolSize(size);
      setMaximumPoolSize(size);
    }
  }
}
