package org.dorisdr.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the n-th repetition: doubling up to a limit, with jitter. Immutable. */
public record Backoff(Duration first, Duration limit, RandomGenerator random) {
  /** More would not change what the limit makes of it, and could overflow. */
  private static final int MOST_DOUBLINGS = 20;

  /**
   * @param failures how many attempts have failed in a row, from 1
   */
  public Duration after(int failures) {
    long capped = doubled(first, limit, failures).toMillis();
    return Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1));
  }

  /**
   * The same without jitter, for what one waits for alone; at least a millisecond.
   *
   * @param failures how many attempts have failed in a row, from 1
   */
  public static Duration doubled(Duration first, Duration limit, int failures) {
    long ms = first.toMillis() << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
    return Duration.ofMillis(Math.min(limit.toMillis(), Math.max(1, ms)));
  }
}
