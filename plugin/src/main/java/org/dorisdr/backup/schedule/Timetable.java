package org.dorisdr.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The planned times of a schedule. Immutable; every time is a whole second. */
public interface Timetable {
  /** First planned time after {@code after}; empty if there is none any more. */
  Optional<Instant> next(Instant after);

  /**
   * Last planned time after {@code after} and not after {@code now}: what is due, however many
   * others were missed before it; empty if nothing is.
   */
  default Optional<Instant> due(Instant after, Instant now) {
    for (Duration window : WINDOWS) {
      Instant from = now.minus(window);
      boolean whole = !from.isAfter(after);
      Optional<Instant> last = lastBetween(whole ? after : from, now);
      if (last.isPresent() || whole) {
        return last;
      }
    }
    return lastBetween(after, now);
  }

  private Optional<Instant> lastBetween(Instant after, Instant now) {
    Optional<Instant> last = Optional.empty();
    for (Optional<Instant> at = next(after);
        at.isPresent() && !at.get().isAfter(now);
        at = next(at.get())) {
      last = at;
    }
    return last;
  }

  /** So that a schedule of every minute need not be walked through a year of downtime. */
  Duration[] WINDOWS = {Duration.ofHours(2), Duration.ofDays(2), Duration.ofDays(64)};
}
