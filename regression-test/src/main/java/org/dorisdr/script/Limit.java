package org.dorisdr.script;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a command waits for what it wants. A script says what an idle machine needs, generously;
 * {@code -Dscripts.patience=4} waits four times as long, for a machine that has much else to do.
 * What comes in time is not slower for that. Immutable.
 */
final class Limit {
  private static final int PATIENCE = Integer.getInteger("scripts.patience", 1);

  private final Duration span;
  private final Instant end;

  private Limit(Duration span) {
    this.span = span;
    this.end = Instant.now().plus(span);
  }

  /** From now on; 0 = one try. */
  static Limit ofSeconds(String seconds) {
    return of(Duration.ofSeconds(Long.parseLong(seconds)));
  }

  static Limit of(Duration span) {
    return new Limit(span.multipliedBy(PATIENCE));
  }

  boolean isOver() {
    return Instant.now().isAfter(end);
  }

  long seconds() {
    return span.toSeconds();
  }
}
