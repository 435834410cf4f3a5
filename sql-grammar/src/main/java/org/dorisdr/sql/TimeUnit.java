package org.dorisdr.sql;

import java.time.Duration;

/** Units that schedules are written in. */
public enum TimeUnit {
  MINUTE(Duration.ofMinutes(1)),
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7));

  private final Duration length;

  TimeUnit(Duration length) {
    this.length = length;
  }

  public Duration length() {
    return length;
  }
}
