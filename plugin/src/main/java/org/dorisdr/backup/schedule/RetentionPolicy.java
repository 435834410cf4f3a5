package org.dorisdr.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.dorisdr.backup.schedule.ScheduleProgress.Made;

/**
 * Says which snapshots of a schedule may go. With two RETAIN clauses a snapshot goes only when both
 * let it. The newest one that is not known to be bad stays whatever the clauses say.
 *
 * @param count how many are kept in a repository; 0 = says nothing
 * @param span how long they are kept; zero = says nothing
 */
record RetentionPolicy(long count, Duration span) {

  static RetentionPolicy of(ScheduleRecord schedule) {
    return new RetentionPolicy(schedule.retainCount, Duration.ofSeconds(schedule.retainSeconds));
  }

  /**
   * Those of one repository that may go, oldest first.
   *
   * @param isBad known not to be restorable: does not count as the one that stays
   */
  List<Made> expired(List<Made> ofRepository, Instant now, Predicate<Made> isBad) {
    List<Made> newestFirst =
        ofRepository.stream()
            .filter(made -> !made.deleting)
            .sorted(Comparator.comparingLong((Made made) -> made.plannedMs).reversed())
            .toList();
    List<Made> expired = new ArrayList<>();
    Made lastGood = newestFirst.stream().filter(isBad.negate()).findFirst().orElse(null);
    for (int i = 0; i < newestFirst.size(); i++) {
      Made made = newestFirst.get(i);
      if (made != lastGood && lastGood != null && mayGo(made, i, now)) {
        expired.add(0, made);
      }
    }
    return expired;
  }

  private boolean mayGo(Made made, int newer, Instant now) {
    if (count == 0 && span.isZero()) {
      return false;
    }
    boolean byCount = count == 0 || newer >= count;
    boolean byAge = span.isZero() || Instant.ofEpochMilli(made.plannedMs).plus(span).isBefore(now);
    return byCount && byAge;
  }
}
