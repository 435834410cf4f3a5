package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.LongStream;
import org.dorisdr.sync.state.TableProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sync jobs between two model clusters. */
class SyncJobTest {

  private static void insert(SimWorld world, String table, String partition) {
    SimTable t = world.source.tables.get(table);
    world.user.insert(Map.of(t, t.partitions.get(partition)));
  }

  private static void assertSame(SimWorld world, String what) {
    assertThat(world.target.content())
        .as("%s%n%s", what, world.events())
        .isEqualTo(world.source.content());
  }

  @Test
  void copiesEverythingAndThenFollows() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1", "p2");
    world.user.createView("v", "a");
    insert(world, "a", "p1");
    world.createJob();
    world.settle();
    assertSame(world, "after the full copy");

    insert(world, "a", "p2");
    world.user.createTable("b", "p1");
    insert(world, "b", "p1");
    world.user.addPartition(world.source.tables.get("a"), "p3");
    insert(world, "a", "p3");
    world.user.addColumn(world.source.tables.get("a"), "n");
    insert(world, "a", "p1");
    world.settle();

    assertSame(world, "after increments");
    assertThat(world.progress().fullCopies).isEqualTo(1);
    assertThat(world.progress().tableCopies).isZero();
  }

  @Test
  void showsThatACopyIsOver() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
    world.user.rewrite(world.source.tables.get("a"));
    world.settle();
    world.step();
    assertThat(world.progress().tableCopies).isEqualTo(1);
    assertThat(world.shown().tables.values())
        .allMatch(table -> table.state == TableProgress.State.NORMAL);
  }

  @Test
  void followsAnEmptyDatabase() {
    SimWorld world = new SimWorld(1);
    world.createJob();
    world.settle();
    world.user.createTable("a", "p1");
    insert(world, "a", "p1");
    world.settle();
    assertSame(world, "empty at first");
    assertThat(world.progress().fullCopies).isZero();
  }

  private static void overwrite(SimWorld world, SimTable table, String partition) {
    SimTable.SimPartition fresh =
        world.user.addTemporary(table, table.partitions.get(partition), "temp");
    world.user.insert(Map.of(table, fresh));
    world.user.insert(Map.of(table, fresh));
    world.user.replacePartition(table, partition, "temp");
  }

  @Test
  void goesOnAfterARestartWithoutACopyAndAppliesNothingTwice() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
    for (int i = 0; i < 50; i++) {
      insert(world, "a", "p1");
      world.step();
      world.restart();
    }
    world.settle();
    assertSame(world, "after restarts");
    assertThat(world.progress().fullCopies).isEqualTo(1);
    assertThat(world.progress().tableCopies).isZero();
  }

  @Test
  void copiesAfterAGapOnlyTheTablesThatLostARecord() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("written", "p1");
    world.user.createTable("quiet", "p1");
    world.user.createTable("altered", "p1");
    world.user.createTable("gone", "p1");
    world.createJob();
    world.settle();
    insert(world, "quiet", "p1");
    insert(world, "written", "p1");
    world.settle();
    insert(world, "written", "p1");
    world.user.addColumn(world.source.tables.get("altered"), "n");
    world.user.dropTable(world.source.tables.get("gone"));
    world.user.createTable("new", "p1");
    insert(world, "new", "p1");
    world.source.binlogs.expire();
    insert(world, "quiet", "p1");
    insert(world, "written", "p1");
    world.settle();
    assertSame(world, "after the gap");
    assertThat(world.progress().fullCopies).isEqualTo(1);
    assertThat(world.progress().tableCopies).isEqualTo(3);
    assertThat(world.events())
        .contains("GAP", "3 tables are copied again, 1 not")
        .doesNotContain("type=COPY_NEEDED, table=quiet");
  }

  @Test
  void setsATableAsideThatCannotBeWrittenAndTheOthersGoOn() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("bad", "p1");
    world.user.createTable("good", "p1");
    world.createJob();
    world.settle();
    SimTable bad = world.source.tables.get("bad");
    SimTable good = world.source.tables.get("good");
    world.target.broken.add("bad");
    for (int i = 0; i < 30; i++) {
      world.user.insert(Map.of(bad, bad.partitions.get("p1"), good, good.partitions.get("p1")));
      insert(world, "good", "p1");
      insert(world, "bad", "p1");
    }
    world.user.addColumn(bad, "n");
    for (int i = 0; i < 3000; i++) {
      world.step();
    }
    assertThat(world.target.tables.get("good").content())
        .as(world.events())
        .isEqualTo(good.content());
    TableProgress waiting = world.progress().tables.get(bad.id);
    assertThat(waiting.state).isEqualTo(TableProgress.State.WAITING);
    assertThat(waiting.error).contains("disk of the backend is broken");

    world.target.broken.clear();
    world.settle();
    assertSame(world, "after the disk was repaired");
    assertThat(world.progress().tableCopies).isZero();
    assertThat(world.progress().fullCopies).isEqualTo(1);
    assertThat(world.events()).contains("WAITING", "GOES_ON");
  }

  @Test
  void diesAtEveryPointOfAShortLifeAndEndsTheSame() {
    long points = scenario(-1);
    assertThat(points).isGreaterThan(100);
    LongStream.rangeClosed(1, points).forEach(SyncJobTest::scenario);
  }

  /** One of everything; returns how many points it passed. */
  private static long scenario(long crashAt) {
    SimWorld world = new SimWorld(crashAt);
    world.user.createTable("a", "p1", "p2");
    world.user.createTable("x", "p1");
    insert(world, "a", "p1");
    world.createJob();
    world.faults.points = 0;
    world.faults.crashAt = crashAt;
    world.settle();
    insert(world, "a", "p2");
    world.user.createTable("b", "p1");
    insert(world, "b", "p1");
    world.user.addPartition(world.source.tables.get("a"), "p3");
    insert(world, "a", "p3");
    world.user.addColumn(world.source.tables.get("a"), "n");
    world.user.renameColumn(world.source.tables.get("a"), "n", "m");
    world.user.dropColumn(world.source.tables.get("a"), "m");
    insert(world, "x", "p1");
    world.user.replaceTable(world.source.tables.get("a"), world.source.tables.get("b"), true);
    insert(world, "a", "p1");
    world.user.renameTable(world.source.tables.get("x"), "y");
    insert(world, "y", "p1");
    world.user.truncate(world.source.tables.get("y"));
    insert(world, "y", "p1");
    overwrite(world, world.source.tables.get("y"), "p1");
    insert(world, "y", "p1");
    world.settle();
    assertSame(world, "crash at " + crashAt);
    assertThat(world.progress().tableCopies).as("crash at " + crashAt).isZero();
    assertThat(world.progress().fullCopies).as("crash at " + crashAt).isEqualTo(1);
    return world.faults.points;
  }

  static LongStream seeds() {
    long count = Long.getLong("dorisdr.seeds", 60);
    return LongStream.range(0, count);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void endsEqualWhateverHappens(long seed) {
    SimWorld world = RandomLife.live(seed, false);
    assertThat(world.progress().fullCopies).isLessThanOrEqualTo(1);
  }
}
