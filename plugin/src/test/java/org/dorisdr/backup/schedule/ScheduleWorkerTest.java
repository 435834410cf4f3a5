package org.dorisdr.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.backup.request.BackupRequests;
import org.dorisdr.backup.snapshot.ContentHasher;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotUse;
import org.dorisdr.backup.store.RepositoryStores;
import org.dorisdr.host.HostException;
import org.dorisdr.host.Leadership;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.MetaStore;
import org.dorisdr.host.Repositories.Repository;
import org.dorisdr.job.JobScheduler;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sql.TimeUnit;
import org.dorisdr.testing.MemoryHost;
import org.dorisdr.testing.WatchedStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schedule in simulated time, with a queue that makes snapshots in a directory. */
class ScheduleWorkerTest {
  private static final String TIME = "2026-06-01-00-00-00";
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  @TempDir Path directory;
  private final MemoryHost host = new MemoryHost();
  private final Map<String, BackupRequests.Request> submitted = new LinkedHashMap<>();
  private final Map<String, BackupRequests.Status> states = new LinkedHashMap<>();
  private int puts;
  private int crashAt = Integer.MAX_VALUE;
  private boolean finishesAtOnce = true;
  private ScheduleStore store;

  /** Labels of snapshots that the store does not list when they are made. */
  private final Set<String> late = new HashSet<>();

  private final Set<String> bad = new HashSet<>();
  private final Map<String, Long> proven = new java.util.HashMap<>();
  private ScheduleParts parts;

  /** The process dies at this durable write. */
  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void world() throws HostException {
    host.now = START;
    host.repositories.put("r", new Repository("r", "LOCAL", directory.toString(), false, Map.of()));
    host.repositories.put(
        "r2", new Repository("r2", "LOCAL", directory.toString(), false, Map.of()));
    host.answers.put("SHOW DATABASES", new LocalSql.Result(List.of("Database"), List.of()));
    store = new ScheduleStore(new JsonStore(crashing(host.metaStore())));
    RepositoryAccess repositories =
        new RepositoryAccess(host.repositories(), new RepositoryStores(), Runnable::run);
    parts =
        new ScheduleParts(
            store,
            queue(),
            repositories,
            new SnapshotUse(host.localSql(), (isBackup, database, label) -> Optional.empty()),
            new ContentHasher(host.localSql()),
            verdicts,
            host.clock());
  }

  /**
   * Damaged is what {@link #bad} has by its label; proven is what {@link #proven} has by its label.
   */
  private final SnapshotVerdicts verdicts =
      new SnapshotVerdicts() {
        @Override
        public boolean isBad(String repository, String subject) {
          return bad.contains(subject.split("/")[0]);
        }

        @Override
        public long provenMs(String repository, String subject) {
          return proven.getOrDefault(subject.split("/")[0], 0L);
        }
      };

  private MetaStore crashing(MetaStore store) {
    return new WatchedStore(
        store,
        (real, pairs) -> {
          if (puts++ == crashAt) {
            throw new Crash();
          }
          real.put(pairs);
        });
  }

  private BackupRequests queue() {
    return new BackupRequests() {
      @Override
      public void submit(Request request) {
        if (submitted.putIfAbsent(request.key(), request) == null && finishesAtOnce) {
          finish(request);
        }
      }

      @Override
      public Optional<Status> status(String key) {
        return submitted.containsKey(key)
            ? Optional.of(states.getOrDefault(key, new Status(State.RUNNING, null, null, 0)))
            : Optional.empty();
      }

      @Override
      public void cancel(String key) {
        states.put(key, new Status(State.CANCELLED, "cancelled", null, 1));
      }
    };
  }

  private void finish(BackupRequests.Request request) {
    if (!late.contains(request.label())) {
      put(request);
    }
    states.put(
        request.key(),
        new BackupRequests.Status(
            BackupRequests.State.FINISHED, null, TIME, host.now.toEpochMilli()));
  }

  private void put(BackupRequests.Request request) {
    Path folder =
        directory.resolve("__palo_repository_" + request.repository() + "/__ss_" + request.label());
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("__meta." + "0".repeat(32)), "");
      Files.writeString(folder.resolve("__info_" + TIME + "." + "0".repeat(32)), "");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private ScheduleRecord hourly() {
    ScheduleRecord schedule = new ScheduleRecord();
    schedule.name = "s";
    schedule.database = "d";
    schedule.zone = "UTC";
    schedule.every = 1;
    schedule.unit = TimeUnit.HOUR;
    schedule.starts = "2026-06-01T00:00:00";
    schedule.sinceMs = START.toEpochMilli() - 1;
    schedule.repositories.add("r");
    return schedule;
  }

  /** Lets it work until nothing changes for now. */
  private void settle() throws InterruptedException {
    ScheduleWorker worker = new ScheduleWorker(parts, 1);
    for (int i = 0; i < 200; i++) {
      try {
        if (worker.step().compareTo(Duration.ofSeconds(5)) > 0) {
          return;
        }
      } catch (Crash crash) {
        crashAt = Integer.MAX_VALUE;
        worker = new ScheduleWorker(parts, 1);
      }
      if (!finishesAtOnce) {
        return;
      }
    }
  }

  private ScheduleProgress progress() throws Exception {
    return store.progress(store.slots().get(0));
  }

  private List<String> labels() {
    return submitted.values().stream().map(BackupRequests.Request::label).toList();
  }

  private Set<String> stored() {
    Set<String> names = new HashSet<>();
    String[] found = directory.resolve("__palo_repository_r").toFile().list();
    for (String name : found == null ? new String[0] : found) {
      names.add(name);
    }
    return names;
  }

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
  void keepsWhatTheUserSaidAndDeletesTheRest() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.retainCount = 2;
    store.create(schedule);
    Files.createDirectories(directory.resolve("__palo_repository_r/__ss_somebody_elses"));
    for (int hour = 0; hour < 5; hour++) {
      host.now = START.plus(Duration.ofHours(hour)).plusSeconds(1);
      settle();
    }
    assertThat(stored())
        .containsExactlyInAnyOrder(
            "__ss_somebody_elses", "__ss_s_20260601_030000", "__ss_s_20260601_040000");
  }

  @Test
  void keepsThemAsLongAsTheUserSaidAndTheLastGoodOneForEver() throws Exception {
    ScheduleRecord schedule = hourly();
    schedule.retainSeconds = 3 * 3600;
    store.create(schedule);
    for (int hour = 0; hour < 7; hour++) {
      host.now = START.plus(Duration.ofHours(hour)).plusSeconds(1);
      settle();
    }
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
    for (int hour = 0; hour < 4; hour++) {
      host.now = START.plus(Duration.ofHours(hour)).plusSeconds(1);
      settle();
    }
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
      for (int hour = 0; hour < 4; hour++) {
        host.now = START.plus(Duration.ofHours(hour)).plusSeconds(1);
        settle();
      }
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
