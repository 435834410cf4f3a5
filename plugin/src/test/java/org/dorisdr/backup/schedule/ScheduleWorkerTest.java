package org.dorisdr.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.host.Leadership;
import org.dorisdr.job.JobScheduler;
import org.junit.jupiter.api.Test;

/** When a schedule runs, and what becomes of its runs. */
class ScheduleWorkerTest extends ScheduleWorld {
  @Test
  void runsAtEveryPlannedTimeAndInEachRepository() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.repositories.add("r2");
    schedule.exclude.add("odd`name");
    store.create(schedule);
    settle();
    host.now = START.plusSeconds(3601);
    settle();
    assertThat(labels())
        .containsExactly(
            "s_20260601_000000", "s_20260601_000000", "s_20260601_010000", "s_20260601_010000");
    assertThat(submitted.values().iterator().next().sql())
        .isEqualTo("BACKUP SNAPSHOT `d`.`s_20260601_000000` TO `r` EXCLUDE (`odd``name`)");
    assertThat(progress().runs).isEqualTo(2);
  }

  @Test
  void afterDowntimeItRunsOnce() throws Exception {
    store.create(hourly());
    settle();
    host.now = START.plus(Duration.ofDays(3)).plusSeconds(10);
    settle();
    assertThat(labels()).containsExactly("s_20260601_000000", "s_20260604_000000");
  }

  @Test
  void neverOverlapsItselfAndLeavesOutWhatPassedMeanwhile() throws Exception {
    finishesAtOnce = false;
    store.create(hourly());
    for (int hour = 0; hour < 5; hour++) {
      host.now = START.plus(Duration.ofHours(hour)).plusSeconds(1);
      settle();
      settle();
    }
    assertThat(labels()).containsExactly("s_20260601_000000");
    submitted.values().forEach(this::finish);
    finishesAtOnce = true;
    settle();
    assertThat(labels()).containsExactly("s_20260601_000000");
    assertThat(progress().skipped).isEqualTo(1);
    host.now = START.plus(Duration.ofHours(5));
    settle();
    assertThat(labels()).containsExactly("s_20260601_000000", "s_20260601_050000");
  }

  @Test
  void aPausedScheduleRunsOnlyWhenTold() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.state = ScheduleRecord.State.PAUSED;
    store.create(schedule);
    settle();
    assertThat(submitted).isEmpty();
    host.now = START.plusSeconds(77);
    assertThat(schedules().run("s")).isEqualTo("s_20260601_000117");
    settle();
    assertThat(labels()).containsExactly("s_20260601_000117");
  }

  private Schedules schedules() {
    Schedules schedules = new Schedules(parts, () -> true);
    Leadership nobody =
        new Leadership() {
          @Override
          public boolean isReady() {
            return false;
          }

          @Override
          public boolean isLeader() {
            return false;
          }
        };
    schedules.runOn(new JobScheduler(nobody, host.metaStore(), null, null));
    return schedules;
  }

  /** To hash a database takes a step as long as the database is large. */
  @Test
  void runsThatAreToldWhileAStepIsUnderWayAreNotForgotten() throws Exception {
    store.create(hourly());
    ScheduleStore.Slot slot = store.slots().get(0);
    ScheduleProgress asTheStepSawIt = progress();
    host.now = START.plusSeconds(77);
    assertThat(schedules().run("s")).isEqualTo("s_20260601_000117");
    assertThat(schedules().run("s")).isEqualTo("s_20260601_000118");
    asTheStepSawIt.skipped++;
    store.save(slot, asTheStepSawIt);
    assertThat(progress().wanted).hasSize(2);
    settle();
    assertThat(labels()).containsSequence("s_20260601_000117", "s_20260601_000118");
    assertThat(progress().wanted).isEmpty();
  }

  @Test
  void aRunThatIsToldInThePlannedSecondIsAnother() throws Exception {
    store.create(hourly());
    settle();
    host.now = START.plusSeconds(3600);
    assertThat(schedules().run("s")).isEqualTo("s_20260601_010001");
    settle();
    assertThat(labels()).contains("s_20260601_010000", "s_20260601_010001");
  }

  @Test
  void aFailedBackupIsToldAndTheNextRunsAsPlanned() throws Exception {
    finishesAtOnce = false;
    store.create(hourly());
    settle();
    settle();
    submitted
        .keySet()
        .forEach(
            key ->
                states.put(
                    key,
                    new BackupRequests.Status(
                        BackupRequests.State.FAILED, "disk is full", null, 1)));
    finishesAtOnce = true;
    settle();
    assertThat(progress().failures).isEqualTo(1);
    assertThat(progress().last.error()).isEqualTo("disk is full");
    assertThat(progress().lastGood).isNull();
    host.now = START.plusSeconds(3600);
    settle();
    assertThat(progress().lastGood.label).isEqualTo("s_20260601_010000");
  }

  @Test
  void aCrashAtAnyDurableWriteEndsAtTheSame() throws Exception {
    Set<Set<String>> ends = new HashSet<>();
    List<Integer> reached = new ArrayList<>();
    for (int crash = 2; crash < 30; crash++) {
      host.state.clear();
      submitted.clear();
      states.clear();
      deleteAll();
      host.now = START;
      ScheduleRecord schedule = hourly();
      schedule.retainCount = 1;
      store.create(schedule);
      puts = 0;
      crashAt = crash - 2;
      hours(4);
      if (crashAt == Integer.MAX_VALUE) {
        reached.add(crash);
      }
      crashAt = Integer.MAX_VALUE;
      assertThat(labels())
          .containsExactly(
              "s_20260601_000000", "s_20260601_010000", "s_20260601_020000", "s_20260601_030000");
      ends.add(stored());
    }
    assertThat(reached).hasSizeGreaterThan(8);
    assertThat(ends).containsExactly(Set.of("__ss_s_20260601_030000"));
  }

  private void deleteAll() throws java.io.IOException {
    com.google.common.io.MoreFiles.deleteDirectoryContents(
        directory, com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
