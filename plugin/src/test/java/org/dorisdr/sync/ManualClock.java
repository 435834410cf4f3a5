package org.dorisdr.sync;

import java.time.Duration;
import java.time.Instant;
import org.dorisdr.host.Clock;

/** Time that passes only when somebody waits. */
public final class ManualClock implements Clock {
  private long nanos = 1_800_000_000_000_000_000L;

  @Override
  public Instant now() {
    return Instant.ofEpochSecond(0, nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public void sleep(Duration span) {
    nanos += span.toNanos();
  }
}
