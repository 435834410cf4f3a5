package org.dorisdr.minidoris.common.rpc;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Pauses between attempts at something remote: each twice as long as the one before up to a limit,
 * and by chance up to half as long, so that callers that failed together do not come back together.
 * Immutable.
 *
 * @param firstMillis longest pause after the first failure; positive
 * @param maxMillis longest pause at all
 */
public record Backoff(long firstMillis, long maxMillis) {
  private static final int MAX_DOUBLINGS = 30;

  /**
   * Sleeps.
   *
   * @param failures how many attempts have failed in a row, from 1
   */
  public void pause(int failures) throws InterruptedException {
    long longest = longest(failures);
    Thread.sleep(longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }

  /** Sleeps; false if the thread was interrupted, which it still is then. */
  public boolean pauseUnlessInterrupted(int failures) {
    try {
      pause(failures);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  long longest(int failures) {
    return Math.min(maxMillis, firstMillis << Math.min(failures - 1, MAX_DOUBLINGS));
  }
}
