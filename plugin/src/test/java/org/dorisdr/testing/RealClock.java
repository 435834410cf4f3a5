package org.dorisdr.testing;

import java.time.Duration;
import java.time.Instant;
import org.dorisdr.host.Clock;

/** The machine's own time. */
public final class RealClock implements Clock {
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
    Thread.sleep(span.toMillis());
  }
}
