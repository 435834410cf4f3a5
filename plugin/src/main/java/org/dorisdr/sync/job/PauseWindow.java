package org.dorisdr.sync.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours of a day in which a job rests: {@code 08:00-18:00}, several with commas, {@code
 * 22:00-06:00} over midnight. Immutable.
 */
public final class PauseWindow {

  /** Never. */
  public static final PauseWindow NONE = new PauseWindow(List.of(), ZoneId.of("UTC"));

  private record Span(LocalTime from, LocalTime to) {
    boolean has(LocalTime time) {
      return from.isBefore(to)
          ? !time.isBefore(from) && time.isBefore(to)
          : !time.isBefore(from) || time.isBefore(to);
    }
  }

  private final List<Span> spans;
  private final ZoneId zone;

  private PauseWindow(List<Span> spans, ZoneId zone) {
    this.spans = spans;
    this.zone = zone;
  }

  /**
   * @param text null or blank = never
   * @throws IllegalArgumentException with what is wrong, fit for users
   */
  public static PauseWindow parse(String text, ZoneId zone) {
    if (text == null || text.isBlank()) {
      return NONE;
    }
    List<Span> spans = new ArrayList<>();
    for (String part : text.split(",")) {
      String[] ends = part.trim().split("\\s*-\\s*");
      try {
        Span span = new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
        if (span.from().equals(span.to())) {
          throw new IllegalArgumentException(
              "'" + part.trim() + "' is empty. HINT: PAUSE SYNC JOB holds a job for good");
        }
        spans.add(span);
      } catch (DateTimeParseException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            "'" + part.trim() + "' must be a span of a day such as 08:00-18:00");
      }
    }
    return new PauseWindow(List.copyOf(spans), zone);
  }

  /** How long the job has to rest from {@code now} on; zero = it may work. */
  public Duration left(Instant now) {
    if (spans.isEmpty()) {
      return Duration.ZERO;
    }
    ZonedDateTime here = now.atZone(zone);
    for (Span span : spans) {
      if (span.has(here.toLocalTime())) {
        ZonedDateTime end = here.with(span.to());
        end = end.isAfter(here) ? end : here.plusDays(1).with(span.to());
        return Duration.between(here, end);
      }
    }
    return Duration.ZERO;
  }
}
