package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.backup.proof.ProofRecord;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.request.RequestRecord;
import org.dorisdr.backup.schedule.ScheduleRecord;
import org.dorisdr.sql.TimeUnit;
import org.dorisdr.sql.VerifySnapshot.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process dies once, at every point there is: before and after each durable write, each
 * statement that the FE gets, each call to the store. Started again, it ends where it would have.
 * So it does if another FE becomes master at that point.
 */
class BackupCrashTest {
  private BackupWorld world;

  /** A life that is lived again and again, with its death at a later point each time. */
  private interface Life {
    void live() throws Exception;
  }

  /** The number of points at which it died; at as many another FE became master. */
  private int dieEverywhere(Life before, Life life, Life after) throws Exception {
    assertThat(endEverywhere(Danger.End.IS_DEPOSED, before, life, after)).isGreaterThan(20);
    return endEverywhere(Danger.End.DIES, before, life, after);
  }

  private int endEverywhere(Danger.End end, Life before, Life life, Life after) throws Exception {
    for (int point = 1; ; point++) {
      world = new BackupWorld();
      before.live();
      world.danger.at(point, end);
      try {
        life.live();
        boolean spared = world.danger.isSpared();
        world.danger.startAgain();
        after.live();
        if (spared) {
          return point - 1;
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("if it " + end + " at point " + point + ": " + e.getMessage(), e);
      }
    }
  }

  private Request request(Kind kind, String key, String label) {
    String direction = kind == Kind.BACKUP ? " TO " : " FROM ";
    String properties =
        kind == Kind.BACKUP ? "" : " PROPERTIES (\"backup_timestamp\" = \"" + time(label) + "\")";
    return new Request(
        kind,
        key,
        "d",
        label,
        "r",
        kind + " SNAPSHOT `d`.`" + label + "`" + direction + "`r`" + properties,
        "u");
  }

  private String time(String label) {
    return world.queue.status(label).orElseThrow().timestamp();
  }

  /** A user types it until it is taken, as one does who lost the connection. */
  private void submit(Kind kind, String key, String label) throws Exception {
    while (world.queue.status(key).isEmpty()) {
      world.act(() -> world.queue.submit(request(kind, key, label)));
    }
  }

  private void base() throws Exception {
    submit(Kind.BACKUP, "base", "base");
    world.untilQuiet();
    world.fe.databases.get("d").get("t").add("third rows of t");
  }

  private State state(String key) {
    return world.queue.status(key).orElseThrow().state();
  }

  @Test
  void aBackupEndsWholeWhereverItDies() throws Exception {
    int points =
        dieEverywhere(
            this::base,
            () -> {
              submit(Kind.BACKUP, "k", "b");
              world.untilQuiet();
            },
            () -> {
              assertThat(state("k")).isEqualTo(State.FINISHED);
              assertThat(world.whole()).containsExactly("b", "base");
              assertThat(world.orphans()).isEmpty();
              assertThat(world.fe.jobs).hasSize(2);
            });
    assertThat(points).isGreaterThan(40);
  }

  @Test
  void aBackupWhoseFirstAttemptFailsIsMadeOnceWhereverItDies() throws Exception {
    int points =
        dieEverywhere(
            () -> {
              base();
              world.fe.failing = 1;
            },
            () -> {
              submit(Kind.BACKUP, "k", "b");
              world.untilQuiet();
            },
            () -> {
              assertThat(state("k")).isEqualTo(State.FINISHED);
              assertThat(world.whole()).containsExactly("b", "base");
              assertThat(world.orphans()).isEmpty();
            });
    assertThat(points).isGreaterThan(60);
  }

  @Test
  void aCancelledBackupLeavesNothingAndItsLabelIsFreeWhereverItDies() throws Exception {
    int points =
        dieEverywhere(
            this::base,
            () -> {
              submit(Kind.BACKUP, "k", "b");
              world.until(
                  "half done",
                  () ->
                      world.fe.jobs.get(world.fe.jobs.size() - 1).state.equals("UPLOADING")
                          || state("k").isEnd());
              world.second();
              while (!state("k").isEnd() && !cancelAsked()) {
                world.act(() -> world.queue.cancel("k"));
              }
              world.untilQuiet();
            },
            () -> {
              if (state("k") == State.CANCELLED) {
                assertThat(world.whole()).containsExactly("base");
              }
              assertThat(world.orphans()).isEmpty();
              if (state("k") == State.CANCELLED) {
                submit(Kind.BACKUP, "again", "b");
                world.untilQuiet();
                assertThat(state("again")).isEqualTo(State.FINISHED);
                assertThat(world.orphans()).isEmpty();
              }
            });
    assertThat(points).isGreaterThan(40);
  }

  private boolean cancelAsked() {
    return world.queue.all().stream().anyMatch(r -> "k".equals(r.key) && r.cancelAsked);
  }

  @Test
  void aRestoreEndsOnceWhereverItDies() throws Exception {
    int points =
        dieEverywhere(
            () -> {
              base();
              world.fe.databases.get("d").clear();
            },
            () -> {
              submit(Kind.RESTORE, "k", "base");
              world.untilQuiet();
            },
            () -> {
              assertThat(state("k")).isEqualTo(State.FINISHED);
              assertThat(world.fe.databases.get("d"))
                  .isEqualTo(
                      Map.of(
                          "t", List.of("first rows of t", "second rows of t"),
                          "u", List.of("rows of u")));
              assertThat(world.fe.jobs).hasSize(2);
            });
    assertThat(points).isGreaterThan(20);
  }

  /** Doris prepares it again without what it did not store: it has to begin anew. */
  @Test
  void aRestoreThatKeepsColocationBeginsAnewIfTheFeDiedBeforeItWasPrepared() throws Exception {
    assertThat(restoreAmidDeath("reserve_colocate", "SNAPSHOTING")).isEqualTo(2);
    assertThat(restoreAmidDeath("reserve_replica", "SNAPSHOTING")).isEqualTo(2);
    assertThat(restoreAmidDeath("reserve_colocate", "COMMITTING")).isEqualTo(1);
    assertThat(restoreAmidDeath("allow_load", "SNAPSHOTING")).isEqualTo(1);
  }

  /** What Doris prepared again may be past that before the plugin looks for the first time. */
  @Test
  void soItDoesIfTheFeHasPreparedItAgainBeforeAnybodyLooks() throws Exception {
    for (String state : List.of("DOWNLOADING", "COMMITTING")) {
      assertThat(restoreAmidDeath("reserve_replica", "SNAPSHOTING", state)).isEqualTo(2);
      assertThat(restoreAmidDeath("allow_load", "SNAPSHOTING", state)).isEqualTo(1);
    }
  }

  /** Tables that are there are not replaced; it is told that they may lack something. */
  @Test
  void aRestoreThatWasOverBeforeAnybodyLooksSaysThatItMayHaveLostProperties() throws Exception {
    assertThat(restoreAmidDeath("reserve_colocate", "SNAPSHOTING", "FINISHED")).isEqualTo(1);
    assertThat(record("k").error).contains("reserve_ properties").contains("HINT: ");
    assertThat(restoreAmidDeath("allow_load", "SNAPSHOTING", "FINISHED")).isEqualTo(1);
    assertThat(record("k").error).isNull();
  }

  private RequestRecord record(String key) {
    return world.queue.all().stream().filter(r -> key.equals(r.key)).findFirst().orElseThrow();
  }

  /** How many jobs the FE got for a restore, when it was started again in that state. */
  private int restoreAmidDeath(String property, String state) throws Exception {
    return restoreAmidDeath(property, state, state);
  }

  /**
   * How many jobs the FE got for a restore.
   *
   * @param death where the job was when the plugin died
   * @param seen where it is when the plugin is there again
   */
  private int restoreAmidDeath(String property, String death, String seen) throws Exception {
    world = new BackupWorld();
    base();
    int before = world.fe.jobs.size();
    world.fe.databases.get("d").clear();
    String sql =
        "RESTORE SNAPSHOT `d`.`base` FROM `r` PROPERTIES (\"backup_timestamp\" = \"%s\", \"%s\" = \"true\")"
            .formatted(time("base"), property);
    world.queue.submit(new Request(Kind.RESTORE, "k", "d", "base", "r", sql, "u"));
    world.until(
        death,
        () -> world.fe.jobs.size() > before && world.fe.jobs.get(before).state.equals(death));
    while (!world.fe.jobs.get(before).state.equals(seen)) {
      world.fe.step();
    }
    world.host.now = world.host.now.plusSeconds(1);
    world.start();
    world.untilQuiet();
    assertThat(state("k")).isEqualTo(State.FINISHED);
    assertThat(world.fe.databases.get("d")).containsOnlyKeys("t", "u");
    return world.fe.jobs.size() - before;
  }

  @Test
  void aScheduleKeepsWhatItShouldWhereverItDies() throws Exception {
    int points =
        dieEverywhere(
            () -> {},
            () -> {
              while (world.schedules.find("s").isEmpty()) {
                world.act(() -> world.schedules.create(hourly()));
              }
              Instant first = Instant.parse("2026-01-01T00:00:00Z");
              for (int hour = 0; hour < 3; hour++) {
                jumpTo(first.plusSeconds(hour * 3600L));
              }
            },
            () -> {
              assertThat(world.whole()).hasSize(1);
              assertThat(world.orphans()).isEmpty();
              assertThat(world.queue.all())
                  .allSatisfy(r -> assertThat(r.state()).isEqualTo(State.FINISHED));
            });
    assertThat(points).isGreaterThan(100);
  }

  /** Time flies to the next run, then passes until all is done. */
  private void jumpTo(Instant time) throws Exception {
    if (world.host.now.isBefore(time)) {
      world.host.now = time;
    }
    for (int i = 0; i < 40; i++) {
      world.second();
    }
  }

  private ScheduleRecord hourly() {
    ScheduleRecord schedule = new ScheduleRecord();
    schedule.name = "s";
    schedule.database = "d";
    schedule.zone = "UTC";
    schedule.every = 1;
    schedule.unit = TimeUnit.HOUR;
    schedule.starts = "2026-01-01T00:00:00";
    schedule.sinceMs = world.host.now.toEpochMilli() - 1;
    schedule.repositories.add("r");
    schedule.hashes = true;
    schedule.retainCount = 1;
    return schedule;
  }

  @ParameterizedTest
  @EnumSource(names = {"FILES", "SCHEMA"})
  void aProofThatOnlyReadsEndsWhereverItDies(Level level) throws Exception {
    for (Danger.End end : Danger.End.values()) {
      int points =
          endEverywhere(
              end,
              this::base,
              () -> {
                ProofRecord proof = proof();
                proof.level = level;
                while (world.proofs.store().all().isEmpty()) {
                  world.act(() -> world.proofs.start(proof));
                }
                world.untilQuiet();
              },
              () ->
                  assertThat(world.proofs.store().all())
                      .singleElement()
                      .satisfies(p -> assertThat(p.state).isEqualTo(ProofRecord.State.PASSED)));
      assertThat(points).isGreaterThan(4);
    }
  }

  @Test
  void aProofByContentLeavesNoDatabaseWhereverItDies() throws Exception {
    int points =
        dieEverywhere(
            this::base,
            () -> {
              while (world.proofs.store().all().isEmpty()) {
                world.act(() -> world.proofs.start(proof()));
              }
              world.untilQuiet();
            },
            () -> {
              assertThat(world.fe.databases.keySet()).containsExactly("d");
              assertThat(world.proofs.store().all())
                  .singleElement()
                  .satisfies(p -> assertThat(p.state).isEqualTo(ProofRecord.State.PASSED));
            });
    assertThat(points).isGreaterThan(20);
  }

  @Test
  void aProofSparesADatabaseOfOthersThatHasItsName() throws Exception {
    world = new BackupWorld();
    base();
    world.fe.databases.put("dr_verify_1", new TreeMap<>(Map.of("t", List.of("their row"))));
    world.proofs.start(proof());
    world.untilQuiet();
    assertThat(world.fe.databases.get("dr_verify_1")).containsEntry("t", List.of("their row"));
    assertThat(world.proofs.store().all())
        .singleElement()
        .satisfies(
            p -> {
              assertThat(p.state).isEqualTo(ProofRecord.State.ERROR);
              assertThat(p.message()).contains("'dr_verify_1' exists").contains("HINT: ");
            });
  }

  private ProofRecord proof() {
    ProofRecord proof = new ProofRecord();
    proof.repository = "r";
    proof.label = "base";
    proof.timestamp = time("base");
    proof.level = Level.DATA;
    proof.stage = ProofRecord.Stage.SCHEMA;
    return proof;
  }
}
