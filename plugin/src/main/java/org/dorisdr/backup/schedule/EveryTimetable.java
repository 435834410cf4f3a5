package org.dorisdr.backup.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.dorisdr.sql.TimeUnit;

/**
 * Planned times at a fixed distance. Minutes and hours pass as on a stop watch; days and weeks keep
 * the time of day, also over a change to or from daylight saving: a time that the change leaves out
 * comes as much later, one that comes twice is taken the first time.
 *
 * @param starts first planned time
 */
record EveryTimetable(long count, TimeUnit unit, LocalDateTime starts, ZoneId zone)
    implements Timetable {

  @Override
  public Optional<Instant> next(Instant after) {
    long k = Math.max(0, guess(after));
    while (!at(k).isAfter(after)) {
      k++;
    }
    return Optional.of(at(k));
  }

  /** Number of a planned time that is not after the one looked for. */
  private long guess(Instant after) {
    long seconds = ChronoUnit.SECONDS.between(at(0), after);
    return seconds / (count * unit.length().toSeconds()) - 1;
  }

  private Instant at(long k) {
    if (unit == TimeUnit.DAY || unit == TimeUnit.WEEK) {
      return starts.plusDays(k * count * unit.length().toDays()).atZone(zone).toInstant();
    }
    return starts.atZone(zone).toInstant().plus(unit.length().multipliedBy(k * count));
  }
}
