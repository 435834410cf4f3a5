package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncLag;
import org.dorisdr.sync.state.TableProgress.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a job makes of tables and databases that somebody drops on its target. */
class TargetLossTest {
  private final SimWorld world = new SimWorld(1);

  @BeforeEach
  void follow() {
    world.user.createTable("a", "p1");
    world.user.createTable("b", "p1");
    insert("a");
    insert("b");
    world.createJob();
    world.settle();
  }

  private void insert(String table) {
    SimTable t = world.source.tables.get(table);
    world.user.insert(Map.of(t, t.partitions.get("p1")));
  }

  private void run() {
    for (int i = 0; i < 3000; i++) {
      world.step();
    }
  }

  private State state(String table) {
    return world.shown().tables.values().stream()
        .filter(t -> t.sourceName.equals(table))
        .findFirst()
        .orElseThrow()
        .state;
  }

  @Test
  void aTableThatIsGoneOnTheTargetIsCopiedThoughNobodyWritesToIt() {
    world.target.tables.remove("a");
    run();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.events()).contains("the target has no table a");
    assertThat(world.progress().tableCopies).isEqualTo(1);
    assertThat(state("a")).isEqualTo(State.NORMAL);
  }

  @Test
  void aTargetThatShowsNamesInOtherLetterCaseHasItsTables() {
    world.target.tables.put("A", world.target.tables.remove("a"));
    run();
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
  }

  @Test
  void aDatabaseThatIsGoneOnTheTargetIsToldAndLeftForRecoverDatabase() {
    Map<String, SimTable> dropped = new TreeMap<>(world.target.tables);
    world.target.tables.clear();
    world.target.databaseExists = false;
    insert("a");
    run();
    assertThat(world.target.databaseExists).isFalse();
    assertThat(world.shown().lastError)
        .contains("no database dst", "HINT: RECOVER DATABASE `dst`", "RESYNC");
    long now = world.clock.now().toEpochMilli();
    SyncJobRecord job = world.store.find("job").orElseThrow().record();
    assertThat(SyncLag.seconds(job, world.shown(), now)).isGreaterThan(10);
    assertThat(SyncLag.binlogs(job, world.shown(), now)).isEqualTo(-1);

    world.target.databaseExists = true;
    world.target.tables.putAll(dropped);
    run();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).isZero();
  }

  @Test
  void resyncMakesTheDatabaseAgain() {
    world.target.tables.clear();
    world.target.databaseExists = false;
    run();
    world.resync();
    run();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.target.databaseExists).isTrue();
    assertThat(state("b")).isEqualTo(State.NORMAL);
  }
}
