package org.dorisdr.minidoris.fe;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeated background work of a frontend. What fails is logged and tried again. Each work has a
 * thread, as each daemon of Doris is one: some wait for backends or stores for minutes, and
 * heartbeats must not wait for them. Thread safe.
 */
public final class Daemons implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Daemons.class);

  private final Frontend frontend;
  private final ScheduledThreadPoolExecutor threads;

  Daemons(Frontend frontend) {
    this.frontend = frontend;
    this.threads =
        new ScheduledThreadPoolExecutor(
            0,
            work -> {
              Thread thread = new Thread(work, "fe-daemon");
              thread.setDaemon(true);
              return thread;
            });
    threads.setRemoveOnCancelPolicy(true);
  }

  /** Runs {@code work} on the master only, {@code pauseMillis} after it last ended. */
  public void onMaster(String name, long pauseMillis, Runnable work) {
    every(
        name,
        pauseMillis,
        () -> {
          if (frontend.isMaster()) {
            work.run();
          }
        });
  }

  /** Runs {@code work} on every frontend that has read its metadata. */
  public void every(String name, long pauseMillis, Runnable work) {
    Runnable guarded =
        () -> {
          try {
            if (frontend.isReady()) {
              work.run();
            }
          } catch (RuntimeException e) {
            LOG.warn("{} failed, and runs again later", name, e);
          }
        };
    addThread();
    threads.scheduleWithFixedDelay(guarded, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
  }

  private synchronized void addThread() {
    threads.setCorePoolSize(threads.getCorePoolSize() + 1);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
