package org.dorisdr.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dorisdr.host.Clock;

/**
 * Threads for work that may wait for others. There are as many as are needed up to a limit, and one
 * more for each piece of work that takes long, so that many jobs whose sources do not answer leave
 * the others theirs. Threads go when they are idle. Thread safe.
 */
public final class StepPool extends ThreadPoolExecutor {
  private static final long IDLE_S = 30;
  private static final Duration LONG = Duration.ofSeconds(1);

  /** From here on whoever reads the log wants to know where it waits: readers see old figures. */
  private static final Duration TOO_LONG = Duration.ofSeconds(10);

  private final int limit;
  private final int spare;
  private final Clock clock;
  private final Consumer<String> log;
  private final Map<Thread, Long> starts = new ConcurrentHashMap<>();
  private final Map<Thread, Long> told = new HashMap<>();

  /**
   * @param limit of threads while nothing takes long
   * @param spare highest number of threads beyond that
   * @param log gets one text for each piece of work that takes very long
   */
  public StepPool(int limit, int spare, ThreadFactory threads, Clock clock, Consumer<String> log) {
    super(limit, limit, IDLE_S, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
    allowCoreThreadTimeOut(true);
    this.limit = limit;
    this.spare = spare;
    this.clock = clock;
    this.log = log;
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
    tell(now);
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

  private void tell(long now) {
    told.entrySet().removeIf(one -> !one.getValue().equals(starts.get(one.getKey())));
    starts.forEach(
        (thread, start) -> {
          if (now - start > TOO_LONG.toNanos() && told.putIfAbsent(thread, start) == null) {
            log.accept(text(thread, Duration.ofNanos(now - start)));
          }
        });
  }

  private static String text(Thread thread, Duration age) {
    StringBuilder text = new StringBuilder();
    text.append("a step has not ended for ").append(age.toSeconds()).append(" s; ");
    text.append(thread.getName()).append(" is at");
    for (StackTraceElement frame : thread.getStackTrace()) {
      text.append("\n\tat ").append(frame);
    }
    return text.toString();
  }
}
