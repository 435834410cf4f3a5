package org.dorisdr.sync.job;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.dorisdr.host.Clock;
import org.dorisdr.sync.state.SyncProperties;

/**
 * What a job may use: how many transactions a second, how many at once, how many fetches a backend,
 * and when. Owned by one worker; not thread safe.
 */
public final class Limits {

  private static final int IN_FLIGHT = 16;
  private static final int INGESTS_PER_BACKEND = 48;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final double NANOS = 1e9;

  private final Clock clock;
  private final int inFlight;
  private final int ingestsPerBackend;
  private final double perSecond;
  private final PauseWindow window;
  private double tokens;
  private long filledAt;

  public Limits(Map<String, String> properties, Clock clock) {
    this.clock = clock;
    this.inFlight = number(properties, SyncProperties.MAX_IN_FLIGHT, IN_FLIGHT);
    this.ingestsPerBackend =
        number(properties, SyncProperties.MAX_INGESTS_PER_BACKEND, INGESTS_PER_BACKEND);
    this.perSecond = number(properties, SyncProperties.MAX_TRANSACTIONS_PER_SECOND, 0);
    this.window =
        PauseWindow.parse(
            properties.get(SyncProperties.PAUSE_WINDOW),
            ZoneId.of(properties.getOrDefault(SyncProperties.TIME_ZONE, "UTC")));
    this.tokens = burst();
    this.filledAt = clock.nanoTime();
  }

  private static int number(Map<String, String> properties, String key, int fallback) {
    String value = properties.get(key);
    return value == null ? fallback : Integer.parseInt(value.trim());
  }

  /** Up to a tenth of a second's worth may be used at once. */
  private double burst() {
    return Math.max(1, perSecond / 10);
  }

  int inFlight() {
    return inFlight;
  }

  int ingestsPerBackend() {
    return ingestsPerBackend;
  }

  /** How long nothing new may be begun; zero = now. */
  public Duration rest() {
    Duration left = window.left(clock.now());
    if (!left.isZero()) {
      return left.compareTo(LOOK) < 0 ? left : LOOK;
    }
    if (perSecond == 0) {
      return Duration.ZERO;
    }
    long now = clock.nanoTime();
    tokens = Math.min(burst(), tokens + (now - filledAt) / NANOS * perSecond);
    filledAt = now;
    // What is missing to a whole one, with a little on top for what rounding eats.
    return tokens >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) ((1 - tokens) / perSecond * NANOS) + 1000);
  }

  /** A transaction was begun. */
  public void used() {
    if (perSecond > 0) {
      tokens--;
    }
  }

  /** Why the job rests; null if it may work. */
  String reason() {
    Duration left = window.left(clock.now());
    if (!left.isZero()) {
      return SyncProperties.PAUSE_WINDOW + ", for " + left.toMinutes() + " more minutes";
    }
    return perSecond > 0 && !rest().isZero() ? SyncProperties.MAX_TRANSACTIONS_PER_SECOND : null;
  }

  /** Whether it is within the hours in which the job rests. */
  boolean isInWindow() {
    return !window.left(clock.now()).isZero();
  }
}
