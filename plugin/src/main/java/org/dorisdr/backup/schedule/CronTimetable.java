package org.dorisdr.backup.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Planned times of a cron expression: minute, hour, day of month, month, day of week. Over a change
 * to or from daylight saving as cron does it: a time that the change leaves out comes as much
 * later; of an hour that comes twice, an expression that names its hours takes the first, one that
 * runs every hour takes both.
 */
final class CronTimetable implements Timetable {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  private final ExecutionTime times;
  private final boolean everyHour;
  private final ZoneId zone;

  private CronTimetable(ExecutionTime times, boolean everyHour, ZoneId zone) {
    this.times = times;
    this.everyHour = everyHour;
    this.zone = zone;
  }

  /**
   * @throws IllegalArgumentException with what is wrong with the expression
   */
  static CronTimetable of(String expression, ZoneId zone) {
    String trimmed = expression.trim();
    Cron cron = PARSER.parse(trimmed).validate();
    return new CronTimetable(
        ExecutionTime.forCron(cron), trimmed.split("\\s+")[1].startsWith("*"), zone);
  }

  @Override
  public Optional<Instant> next(Instant after) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone);
    Optional<Instant> first =
        Stream.iterate(nextLocal(local), Optional::isPresent, t -> nextLocal(t.get()))
            .map(Optional::get)
            .map(t -> t.atZone(zone).toInstant())
            .filter(t -> t.isAfter(after))
            .findFirst();
    if (!everyHour) {
      return first;
    }
    Optional<Instant> again = secondPass(after);
    return Stream.concat(first.stream(), again.stream()).min(Instant::compareTo);
  }

  /** First planned time in the second run of the hour that the clocks next go through twice. */
  private Optional<Instant> secondPass(Instant after) {
    ZoneOffsetTransition change =
        zone.getRules().nextTransition(after.minusSeconds(LONGEST_OVERLAP_S));
    while (change != null && !change.isOverlap()) {
      if (change.getInstant().isAfter(after)) {
        return Optional.empty();
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    if (change == null) {
      return Optional.empty();
    }
    Instant from = after.isAfter(change.getInstant()) ? after : change.getInstant().minusSeconds(1);
    ZoneOffset later = change.getOffsetAfter();
    LocalDateTime end = change.getDateTimeBefore();
    return nextLocal(LocalDateTime.ofInstant(from, later))
        .filter(t -> t.isBefore(end))
        .map(t -> t.toInstant(later))
        .filter(t -> t.isAfter(after));
  }

  private static final long LONGEST_OVERLAP_S = 24 * 3600;

  /** In a time line without changes, where the library cannot stumble over one. */
  private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
    return times.nextExecution(after.atZone(ZoneOffset.UTC)).map(t -> t.toLocalDateTime());
  }
}
