package org.dorisdr.fe;

import java.time.Duration;
import java.time.Instant;
import org.dorisdr.host.Clock;

/** The machine's clock. */
final class SystemClock implements Clock {
  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void sleep(Duration span) throws InterruptedException {
    Thread.sleep(span.toMillis(), span.toNanosPart() % 1_000_000);
  }
}
