package org.dorisdr.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.dorisdr.sql.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * In 2026 Berlin's clocks go from 02:00 to 03:00 on 29 March, from 03:00 to 02:00 on 25 October.
 */
class TimetableTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static List<String> next(Timetable times, String after, int count) {
    List<String> found = new ArrayList<>();
    Instant at = LocalDateTime.parse(after).atZone(BERLIN).toInstant();
    for (int i = 0; i < count; i++) {
      at = times.next(at).orElseThrow();
      found.add(at.atZone(BERLIN).toOffsetDateTime().toString());
    }
    return found;
  }

  private static Timetable every(long count, TimeUnit unit, String starts) {
    return new EveryTimetable(count, unit, LocalDateTime.parse(starts), BERLIN);
  }

  @Test
  void everyDayKeepsTheTimeOfDayOverBothChanges() {
    Timetable times = every(1, TimeUnit.DAY, "2026-03-01T02:30");
    assertThat(next(times, "2026-03-27T12:00", 3))
        .containsExactly(
            "2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
    assertThat(next(times, "2026-10-24T12:00", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
  }

  @Test
  void everyHourPassesAsOnAStopWatch() {
    assertThat(next(every(1, TimeUnit.HOUR, "2026-03-29T00:30"), "2026-03-29T01:00", 2))
        .containsExactly("2026-03-29T01:30+01:00", "2026-03-29T03:30+02:00");
    assertThat(next(every(1, TimeUnit.HOUR, "2026-10-25T00:30"), "2026-10-25T02:00", 3))
        .containsExactly(
            "2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", "2026-10-25T03:30+01:00");
  }

  @Test
  void everyBeginsWithItsStart() {
    Timetable times = every(2, TimeUnit.WEEK, "2026-05-04T08:00");
    assertThat(next(times, "2026-01-01T00:00", 2))
        .containsExactly("2026-05-04T08:00+02:00", "2026-05-18T08:00+02:00");
  }

  @Test
  void cronRunsOnceOnTheDayThatLosesAnHour() {
    assertThat(next(CronTimetable.of("30 2 * * *", BERLIN), "2026-03-28T12:00", 2))
        .containsExactly("2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00");
  }

  @Test
  void cronRunsOnceOnTheDayThatHasAnHourTwice() {
    assertThat(next(CronTimetable.of("30 2 * * *", BERLIN), "2026-10-24T12:00", 2))
        .containsExactly("2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00");
  }

  @Test
  void cronOfEveryHourTakesTheRepeatedHourTwiceAndTheMissingOneNever() {
    Timetable times = CronTimetable.of("15,45 * * * *", BERLIN);
    assertThat(next(times, "2026-10-25T02:20", 5))
        .containsExactly(
            "2026-10-25T02:45+02:00",
            "2026-10-25T02:15+01:00",
            "2026-10-25T02:45+01:00",
            "2026-10-25T03:15+01:00",
            "2026-10-25T03:45+01:00");
    assertThat(next(times, "2026-03-29T01:20", 3))
        .containsExactly(
            "2026-03-29T01:45+01:00", "2026-03-29T03:15+02:00", "2026-03-29T03:45+02:00");
  }

  @Test
  void cronTakesDaysOfTheWeekAndMonths() {
    assertThat(next(CronTimetable.of("0 4 * * 0", BERLIN), "2026-11-25T00:00", 2))
        .containsExactly("2026-11-29T04:00+01:00", "2026-12-06T04:00+01:00");
    assertThat(next(CronTimetable.of("0 0 31 * *", BERLIN), "2026-01-31T01:00", 1))
        .containsExactly("2026-03-31T00:00+02:00");
  }

  @Test
  void badExpressionsAreRefused() {
    for (String bad : List.of("", "* * * *", "61 * * * *", "a b c d e", "0 0 * * * *")) {
      assertThatThrownBy(() -> CronTimetable.of(bad, BERLIN).next(Instant.EPOCH))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anExpressionThatNeverComesTrueHasNoNextTime() {
    assertThat(CronTimetable.of("0 0 30 2 *", BERLIN).next(Instant.EPOCH)).isEmpty();
  }

  @Test
  void timesOnlyGoForward() {
    Random random = new Random(20260329);
    for (String expression : List.of("30 2 * * *", "*/7 * * * *", "0 */2 * * *", "5 1-3 * * *")) {
      Timetable times = CronTimetable.of(expression, BERLIN);
      for (int i = 0; i < 300; i++) {
        Instant at = Instant.ofEpochSecond(1_760_000_000L + random.nextInt(40_000_000));
        Instant next = times.next(at).orElseThrow();
        assertThat(next).isAfter(at);
        // Whatever lies between gives the same, so none is left out.
        Instant between = at.plusSeconds((next.getEpochSecond() - at.getEpochSecond()) / 2);
        if (between.isBefore(next)) {
          assertThat(times.next(between)).contains(next);
        }
      }
    }
  }

  @Test
  void afterALongDowntimeOnlyTheLastPlannedTimeIsDue() {
    Timetable times = CronTimetable.of("* * * * *", ZoneId.of("UTC"));
    Instant now = Instant.parse("2026-06-01T10:00:30Z");
    assertThat(times.due(Instant.parse("2020-01-01T00:00:00Z"), now))
        .contains(Instant.parse("2026-06-01T10:00:00Z"));
    Timetable yearly = CronTimetable.of("0 0 1 1 *", ZoneId.of("UTC"));
    assertThat(yearly.due(Instant.parse("2020-06-01T00:00:00Z"), now))
        .contains(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(yearly.due(Instant.parse("2026-02-01T00:00:00Z"), now)).isEqualTo(Optional.empty());
  }
}
