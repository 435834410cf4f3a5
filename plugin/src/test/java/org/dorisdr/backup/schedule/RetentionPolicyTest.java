package org.dorisdr.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dorisdr.backup.schedule.ScheduleProgress.Made;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {
  private static final Instant NOW = Instant.parse("2026-06-10T12:00:00Z");

  /** One a day, the newest today. */
  private static List<Made> daily(int count) {
    List<Made> all = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      Made made = new Made();
      made.label = "d" + i;
      made.plannedMs = NOW.minus(Duration.ofDays(i)).toEpochMilli();
      all.add(made);
    }
    return all;
  }

  private static List<String> labels(List<Made> made) {
    return made.stream().map(m -> m.label).toList();
  }

  private static List<String> expired(RetentionPolicy policy, List<Made> made) {
    return labels(policy.expired(made, NOW, m -> false));
  }

  @Test
  void keepsAsManyAsTheUserSaid() {
    assertThat(expired(new RetentionPolicy(3, Duration.ZERO), daily(5)))
        .containsExactly("d4", "d3");
    assertThat(expired(new RetentionPolicy(5, Duration.ZERO), daily(5))).isEmpty();
  }

  @Test
  void keepsThemAsLongAsTheUserSaid() {
    assertThat(expired(new RetentionPolicy(0, Duration.ofDays(2)), daily(5)))
        .containsExactly("d4", "d3");
  }

  @Test
  void withTwoClausesBothHaveToLetGo() {
    assertThat(expired(new RetentionPolicy(4, Duration.ofDays(1)), daily(6)))
        .containsExactly("d5", "d4");
    assertThat(expired(new RetentionPolicy(1, Duration.ofDays(3)), daily(6)))
        .containsExactly("d5", "d4");
  }

  @Test
  void withoutClausesNothingGoes() {
    assertThat(expired(new RetentionPolicy(0, Duration.ZERO), daily(50))).isEmpty();
  }

  @Test
  void theLastGoodOneStaysHoweverOld() {
    Made old = daily(100).get(0);
    assertThat(expired(new RetentionPolicy(0, Duration.ofDays(1)), List.of(old))).isEmpty();
  }

  @Test
  void aSnapshotKnownToBeBadIsNotTheOneThatStays() {
    List<Made> made = daily(3);
    assertThat(
            labels(
                new RetentionPolicy(1, Duration.ZERO)
                    .expired(made, NOW, m -> m.label.equals("d0"))))
        .containsExactly("d2");
    assertThat(new RetentionPolicy(1, Duration.ZERO).expired(made, NOW, m -> true)).isEmpty();
  }

  @Test
  void oneUnderDeletionCountsNoMore() {
    List<Made> made = daily(4);
    made.get(3).deleting = true;
    assertThat(expired(new RetentionPolicy(2, Duration.ZERO), made)).containsExactly("d3");
  }

  @Test
  void whateverIsDeletedANewerGoodOneStays() {
    Random random = new Random(4711);
    for (int i = 0; i < 2000; i++) {
      List<Made> made = daily(1 + random.nextInt(12));
      made.removeIf(m -> random.nextInt(4) == 0);
      long bad = random.nextLong();
      RetentionPolicy policy =
          new RetentionPolicy(random.nextInt(4), Duration.ofHours(random.nextInt(200)));
      List<Made> gone = policy.expired(made, NOW, m -> isBad(m, bad));
      for (Made one : gone) {
        assertThat(made)
            .anyMatch(
                m ->
                    !gone.contains(m)
                        && !isBad(m, bad)
                        && (m.plannedMs > one.plannedMs || isBad(one, bad)));
      }
    }
  }

  private static boolean isBad(Made made, long seed) {
    return (seed >> (made.label.hashCode() & 31) & 3) == 0;
  }
}
