package org.dorisdr.plugin;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dorisdr.host.AutoIncrements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the counters of restored tables mended on every frontend, from the moment at which the plugin
 * is loaded. On a thread of its own: it must come before the first value is asked for, whatever the
 * others wait for. Closing it ends the thread.
 */
final class CounterWiring implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CounterWiring.class);

  /** A part of the three seconds that Doris takes between two steps of a restore. */
  private static final long EVERY_MS = 200;

  private final AutoIncrements counters;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          new ThreadFactoryBuilder().setDaemon(true).setNameFormat("dorisdr-counters").build());

  /** Of the last look; null = it went well. */
  private String failure;

  CounterWiring(AutoIncrements counters) {
    this.counters = counters;
  }

  void start() {
    timer.scheduleWithFixedDelay(this::lookSafely, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void lookSafely() {
    try {
      counters.mendRestored();
      failure = null;
    } catch (RuntimeException | Error e) {
      // A frontend that still loads may have half of what is asked for: once a failure is enough.
      if (!e.toString().equals(failure)) {
        LOG.warn("counters of restored tables could not be looked at, trying again", e);
      }
      failure = e.toString();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
