package org.dorisdr.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the n-th repetition: doubling up to a limit, with jitter. Immutable. */
public record Backoff(Duration first, Duration limit, RandomGenerator random) {

  /**
   * @param failures how many attempts have failed in a row, from 1
   */
  public Duration after(int failures) {
    long ms = first.toMillis() << Math.min(20, Math.max(0, failures - 1));
    long capped = Math.min(limit.toMillis(), Math.max(1, ms));
    return Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1));
  }
}
