package org.dorisdr.backup.proof;

import java.time.Duration;
import org.dorisdr.host.Clock;

/** Holds a reader down to so many bytes a second. Used by one thread. */
final class Throttle {
  private final Clock clock;
  private final long bytesPerSecond;
  private final long start;
  private long bytes;

  /**
   * @param bytesPerSecond 0 = no limit
   */
  Throttle(Clock clock, long bytesPerSecond) {
    this.clock = clock;
    this.bytesPerSecond = bytesPerSecond;
    this.start = clock.nanoTime();
  }

  /** Waits until {@code n} more bytes may have passed. */
  void passed(int n) throws InterruptedException {
    bytes += n;
    if (bytesPerSecond > 0) {
      double due = bytes * 1e9 / bytesPerSecond;
      long early = (long) due - (clock.nanoTime() - start);
      if (early > 0) {
        clock.sleep(Duration.ofNanos(early));
      }
    }
  }
}
