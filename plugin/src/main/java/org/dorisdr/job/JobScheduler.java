package org.dorisdr.job;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.MetaStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the jobs of all sources on the leader and on nobody else. Leadership has no callback, so it
 * is polled. Thread safe; {@link #close} stops every worker and returns when the last step is over.
 */
public final class JobScheduler implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration AFTER_CRASH = Duration.ofSeconds(5);

  private final Leadership leadership;
  private final MetaStore store;
  private final ScheduledExecutorService timer;
  private final ExecutorService pool;
  private final Map<JobSource, Map<String, Running>> running = new HashMap<>();
  private boolean closed;

  /** One worker between start and close. Guarded by itself. */
  private static final class Running {
    final Worker worker;
    boolean busy;
    boolean again;
    boolean stopped;
    boolean finishing;
    boolean closed;
    ScheduledFuture<?> next;

    Running(Worker worker) {
      this.worker = worker;
    }
  }

  public JobScheduler(
      Leadership leadership,
      MetaStore store,
      ScheduledExecutorService timer,
      ExecutorService pool) {
    this.leadership = leadership;
    this.store = store;
    this.timer = timer;
    this.pool = pool;
  }

  /** Adds a kind of job; before {@link #start}. */
  public synchronized void add(JobSource source) {
    running.put(source, new HashMap<>());
  }

  public void start() {
    timer.scheduleWithFixedDelay(
        this::tickSafely, POLL.toMillis(), POLL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tickSafely() {
    try {
      tick();
    } catch (RuntimeException e) {
      LOG.warn("could not look after the jobs, trying again", e);
    }
  }

  /** Starts what should run and stops what should not; also called by commands for haste. */
  public synchronized void tick() {
    if (closed) {
      return;
    }
    boolean may = leadership.isReady() && leadership.isLeader() && store.isReady();
    for (Map.Entry<JobSource, Map<String, Running>> entry : running.entrySet()) {
      Set<String> wanted = may ? entry.getKey().runnable() : Set.of();
      Map<String, Running> now = entry.getValue();
      Iterator<Map.Entry<String, Running>> it = now.entrySet().iterator();
      while (it.hasNext()) {
        Map.Entry<String, Running> one = it.next();
        if (!wanted.contains(one.getKey())) {
          stop(one.getValue());
        }
        synchronized (one.getValue()) {
          if (one.getValue().closed) {
            it.remove();
          }
        }
      }
      for (String id : wanted) {
        if (!now.containsKey(id)) {
          Running started = new Running(entry.getKey().start(id));
          now.put(id, started);
          submit(started);
        }
      }
    }
  }

  /** Lets a waiting job go on at once. */
  public synchronized void wake(JobSource source, String id) {
    Running one = running.getOrDefault(source, Map.of()).get(id);
    if (one != null) {
      submit(one);
    }
  }

  /** Stops one job here and waits until its current step is over. */
  public boolean stopAndWait(JobSource source, String id, Duration limit)
      throws InterruptedException {
    Running one;
    synchronized (this) {
      one = running.getOrDefault(source, Map.of()).get(id);
      if (one == null) {
        return true;
      }
      stop(one);
    }
    synchronized (one) {
      long left = limit.toMillis();
      if (!one.closed && left > 0) {
        one.wait(left);
      }
      return one.closed;
    }
  }

  private void submit(Running one) {
    synchronized (one) {
      if (one.stopped) {
        return;
      }
      if (one.next != null) {
        one.next.cancel(false);
        one.next = null;
      }
      if (one.busy) {
        one.again = true;
        return;
      }
      one.busy = true;
    }
    try {
      pool.execute(() -> run(one));
    } catch (RejectedExecutionException e) {
      finish(one);
    }
  }

  private void run(Running one) {
    Duration delay;
    try {
      delay = one.worker.step();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      delay = AFTER_CRASH;
    } catch (RuntimeException | Error e) {
      LOG.warn("a job's step failed unexpectedly, trying again in {}", AFTER_CRASH, e);
      delay = AFTER_CRASH;
    }
    synchronized (one) {
      one.busy = false;
      if (!one.stopped) {
        boolean now = one.again || delay.isZero();
        one.again = false;
        scheduleNext(one, now ? Duration.ZERO : delay);
        return;
      }
    }
    finish(one);
  }

  private void scheduleNext(Running one, Duration delay) {
    try {
      one.next = timer.schedule(() -> submit(one), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      one.stopped = true;
    }
  }

  private void stop(Running one) {
    synchronized (one) {
      if (one.stopped) {
        return;
      }
      one.stopped = true;
      if (one.next != null) {
        one.next.cancel(false);
      }
      if (one.busy) {
        return;
      }
    }
    finish(one);
  }

  private static void finish(Running one) {
    synchronized (one) {
      if (one.finishing) {
        return;
      }
      one.finishing = true;
      one.stopped = true;
    }
    one.worker.close();
    synchronized (one) {
      one.busy = false;
      one.closed = true;
      one.notifyAll();
    }
  }

  @Override
  public void close() {
    Map<JobSource, Map<String, Running>> last;
    synchronized (this) {
      closed = true;
      last = new HashMap<>(running);
      last.values().forEach(jobs -> jobs.values().forEach(this::stop));
    }
    pool.shutdown();
    timer.shutdownNow();
    try {
      if (!pool.awaitTermination(10, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
