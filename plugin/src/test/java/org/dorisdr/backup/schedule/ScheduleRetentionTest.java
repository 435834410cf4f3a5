package org.dorisdr.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a schedule keeps of the snapshots that it made. */
class ScheduleRetentionTest extends ScheduleWorld {
  @Test
  void keepsWhatTheUserSaidAndDeletesTheRest() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.retainCount = 2;
    store.create(schedule);
    Files.createDirectories(directory.resolve("__palo_repository_r/__ss_somebody_elses"));
    hours(5);
    assertThat(stored())
        .containsExactlyInAnyOrder(
            "__ss_somebody_elses", "__ss_s_20260601_030000", "__ss_s_20260601_040000");
  }

  @Test
  void keepsThemAsLongAsTheUserSaidAndTheLastGoodOneForEver() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.retainSeconds = 3 * 3600;
    store.create(schedule);
    hours(7);
    assertThat(stored())
        .containsExactlyInAnyOrder(
            "__ss_s_20260601_040000", "__ss_s_20260601_050000", "__ss_s_20260601_060000");
    ScheduleStore.Slot slot = store.slots().get(0);
    slot.record().state = ScheduleRecord.State.PAUSED;
    store.update(slot);
    host.now = START.plus(Duration.ofDays(400));
    settle();
    assertThat(stored()).containsExactly("__ss_s_20260601_060000");
  }

  @Test
  void aSnapshotThatIsKnownToBeDamagedDoesNotPushOutTheLastGoodOne() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.retainCount = 1;
    store.create(schedule);
    settle();
    bad.add("s_20260601_010000");
    bad.add("s_20260601_020000");
    for (int hour = 1; hour < 3; hour++) {
      host.now = START.plus(Duration.ofHours(hour)).plusSeconds(1);
      settle();
      assertThat(stored()).contains("__ss_s_20260601_000000");
    }
    host.now = START.plus(Duration.ofHours(3)).plusSeconds(1);
    settle();
    assertThat(stored()).containsExactly("__ss_s_20260601_030000");
  }

  @Test
  void aSnapshotThatAStaleListLacksIsNeitherForgottenNorTheOneThatIsKept() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.retainCount = 1;
    store.create(schedule);
    settle();
    late.add("s_20260601_010000");
    host.now = START.plus(Duration.ofHours(1)).plusSeconds(1);
    settle();
    assertThat(stored()).containsExactly("__ss_s_20260601_000000");
    submitted.values().stream().filter(r -> late.contains(r.label())).forEach(this::put);
    host.now = host.now.plusSeconds(60);
    settle();
    assertThat(stored()).containsExactly("__ss_s_20260601_010000");
  }

  @Test
  void aSnapshotThatSomebodyDeletedIsForgotten() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.retainCount = 1;
    store.create(schedule);
    late.add("s_20260601_010000");
    hours(4);
    assertThat(stored()).containsExactly("__ss_s_20260601_030000");
    assertThat(progress().made)
        .singleElement()
        .satisfies(m -> assertThat(m.label).endsWith("030000"));
  }

  @Test
  void remembersThatASnapshotWasProvenAlsoWhenItIsDeleted() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.retainCount = 1;
    store.create(schedule);
    settle();
    proven.put("s_20260601_000000", 4711L);
    assertThat(progress().provenMs).isZero();
    host.now = START.plus(Duration.ofHours(1)).plusSeconds(1);
    settle();
    assertThat(stored()).containsExactly("__ss_s_20260601_010000");
    assertThat(progress().provenMs).isEqualTo(4711);
  }
}
