package org.dorisdr.host;

import java.time.Duration;
import java.time.Instant;

/**
 * Time and waiting. Everything that waits does so here, so that jobs can run in simulated time.
 * Thread safe.
 */
public interface Clock {
  Instant now();

  /** Monotonic, for measuring spans only. */
  long nanoTime();

  /** Waits; returns early with an exception if the thread is interrupted. */
  void sleep(Duration span) throws InterruptedException;
}
