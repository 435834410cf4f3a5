package org.dorisdr.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.dorisdr.backup.request.BackupRequests.Kind;
import org.dorisdr.backup.request.BackupRequests.Request;
import org.dorisdr.backup.request.BackupRequests.State;
import org.dorisdr.backup.request.RequestRecord;
import org.junit.jupiter.api.Test;

/** Backups and restores end the same wherever the process dies. */
class BackupCrashTest extends CrashEverywhere {
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
}
