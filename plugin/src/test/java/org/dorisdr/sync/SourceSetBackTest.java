package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A source that was set back to an earlier state: no binlog tells, and its numbers come again. */
class SourceSetBackTest {

  static void insert(SimWorld world, String table) {
    insert(world, table, "p1");
  }

  private static void insert(SimWorld world, String table, String partition) {
    SimTable t = world.source.tables.get(table);
    world.user.insert(Map.of(t, t.partitions.get(partition)));
  }

  static void assertSame(SimWorld world, String what) {
    assertThat(world.target.content())
        .as("%s%n%s", what, world.events())
        .isEqualTo(world.source.content());
  }

  private static SimWorld following(String... tables) {
    SimWorld world = new SimWorld(1);
    for (String table : tables) {
      world.user.createTable(table, "p1");
      insert(world, table);
    }
    world.createJob();
    world.settle();
    return world;
  }

  /** A job of one table, beside which there are others. */
  private static SimWorld followingOnly(String followed, String... others) {
    SimWorld world = new SimWorld(1);
    world.user.createTable(followed, "p1");
    for (String other : others) {
      world.user.createTable(other, "p1");
    }
    world.createJob(followed, followed);
    world.settle();
    insert(world, followed);
    world.settle();
    return world;
  }

  /** Its journal goes on, with what makes no binlog here and did so before, or the reverse. */
  static void shift(SimWorld world) {
    world.source.nextSeq();
  }

  static void during(SimWorld world, Duration span) {
    long end = world.clock.nanoTime() + span.toNanos();
    while (world.clock.nanoTime() < end) {
      world.step();
    }
  }

  private static void assertNoticed(SimWorld world, String what) {
    during(world, Duration.ofMinutes(1));
    world.settle();
    assertSame(world, what);
    assertThat(world.events()).contains("SOURCE_RESTORED");
    insert(world, "a");
    world.settle();
    assertSame(world, what + ", and goes on");
  }

  @Test
  void copiesEverythingWhenTheSourceWasSetBackAndItsNumbersMeanSomethingElse() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.user.createTable("b", "p1");
    world.createJob();
    world.settle();
    insert(world, "a", "p1");
    SimCluster.Backup backup = world.source.saved();
    insert(world, "a", "p1");
    insert(world, "b", "p1");
    world.user.createTable("later", "p1");
    insert(world, "b", "p1");
    world.settle();

    world.source.setBackTo(backup);
    world.restart();
    world.settle();
    assertSame(world, "set back, idle");

    insert(world, "b", "p1");
    insert(world, "a", "p1");
    insert(world, "b", "p1");
    world.settle();
    assertSame(world, "after writes of the new history");
    assertThat(world.events()).contains("SOURCE_RESTORED");
  }

  @Test
  void noticesThatTheSourceWasSetBackAlsoIfItHasMovedOnSince() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
    SimCluster.Backup backup = world.source.saved();
    insert(world, "a", "p1");
    insert(world, "a", "p1");
    world.settle();
    world.source.setBackTo(backup);
    for (int i = 0; i < 5; i++) {
      insert(world, "a", "p1");
    }
    world.restart();
    world.settle();
    assertSame(world, "another history of the same length");
    assertThat(world.events()).contains("SOURCE_RESTORED");
  }

  /** What the job passed last has no place in the new history, which is longer by now. */
  @Test
  void noticesItThoughNothingIsWhereTheLastTransactionWas() {
    SimWorld world = following("a");
    SimCluster.Backup backup = world.source.saved();
    insert(world, "a");
    world.settle();
    world.source.setBackTo(backup);
    shift(world);
    insert(world, "a");
    insert(world, "a");
    world.restart();
    assertNoticed(world, "written past the anchor");
  }

  @Test
  void noticesItThoughTheSourceCouldAlwaysBeReached() {
    SimWorld world = following("a", "b");
    SimCluster.Backup backup = world.source.saved();
    insert(world, "a");
    insert(world, "b");
    world.settle();
    world.source.setBackTo(backup);
    for (int i = 0; i < 5; i++) {
      shift(world);
      insert(world, "a");
    }
    assertNoticed(world, "between two looks");
  }

  @Test
  void noticesItThoughTheLastRecordWasAChangeOfStructure() {
    SimWorld world = following("a");
    SimCluster.Backup backup = world.source.saved();
    world.user.createTable("lost", "p1");
    world.settle();
    world.source.setBackTo(backup);
    shift(world);
    insert(world, "a");
    insert(world, "a");
    assertNoticed(world, "a table lost");
  }

  /** What was fetched ahead is of the old history, and what is fetched next of the new one. */
  @Test
  void noticesItWhileTransactionsAreInFlight() {
    SimWorld world = following("a", "b");
    SimCluster.Backup backup = null;
    world.target.refuseCommits = true;
    for (int i = 0; i < 200; i++) {
      insert(world, i % 2 == 0 ? "a" : "b");
      backup = i == 5 ? world.source.saved() : backup;
    }
    during(world, Duration.ofSeconds(5));
    world.source.setBackTo(backup);
    for (int i = 0; i < 100; i++) {
      shift(world);
      insert(world, "a");
    }
    world.target.refuseCommits = false;
    assertNoticed(world, "fetched ahead");
  }

  /** The source keeps binlogs up to the one by which its history is known again. */
  @Test
  void noticesItThoughAllHasBeenErasedThatTheJobDoesNotNeed() {
    SimWorld world = following("a");
    SimCluster.Backup backup = world.source.saved();
    insert(world, "a");
    world.settle();
    world.source.setBackTo(backup);
    shift(world);
    insert(world, "a");
    insert(world, "a");
    world.source.binlogs.expire(world.progress().neededFrom());
    assertNoticed(world, "after a clean-up");
  }

  private static void untilRestoring(SimWorld world) {
    for (int i = 0; world.target.restoring.isEmpty(); i++) {
      assertThat(i).isLessThan(1000);
      world.step();
    }
  }

  @Test
  void noticesItDuringTheFirstCopy() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    SimCluster.Backup backup = world.source.saved();
    insert(world, "a");
    world.target.restoresTake = Duration.ofMinutes(1);
    world.createJob();
    untilRestoring(world);
    world.source.setBackTo(backup);
    shift(world);
    insert(world, "a");
    insert(world, "a");
    during(world, Duration.ofMinutes(3));
    assertNoticed(world, "first copy");
  }

  /** The copy holds what the source has lost since, though the job itself had not come so far. */
  @Test
  void noticesItDuringTheCopyOfATable() {
    SimWorld world = following("a", "b");
    world.target.restoresTake = Duration.ofMinutes(1);
    SimCluster.Backup backup = world.source.saved();
    world.target.refuseCommits = true;
    insert(world, "b");
    insert(world, "a");
    during(world, Duration.ofSeconds(2));
    world.resync("a");
    untilRestoring(world);
    world.source.setBackTo(backup);
    shift(world);
    insert(world, "a");
    insert(world, "b");
    insert(world, "a");
    world.target.refuseCommits = false;
    during(world, Duration.ofMinutes(3));
    assertNoticed(world, "copy of a table");
  }

  @Test
  void noticesItInTheStreamOfASingleTable() {
    SimWorld world = followingOnly("a", "b");
    SimCluster.Backup backup = world.source.saved();
    insert(world, "a");
    world.settle();
    world.source.setBackTo(backup);
    shift(world);
    insert(world, "b");
    insert(world, "a");
    during(world, Duration.ofMinutes(1));
    world.settle();
    assertThat(world.target.content().get("a")).isEqualTo(world.source.content().get("a"));
    assertThat(world.events()).contains("SOURCE_RESTORED");
  }

  @Test
  void aTableJobThatGoesOverToAnotherTableSeesNoOtherHistory() {
    SimWorld world = followingOnly("a", "b");
    insert(world, "b");
    world.user.replaceTable(world.source.tables.get("a"), world.source.tables.get("b"), true);
    for (int i = 0; i < 5; i++) {
      insert(world, "b");
      insert(world, "a");
    }
    during(world, Duration.ofMinutes(2));
    world.settle();
    assertThat(world.target.content().get("a")).isEqualTo(world.source.content().get("a"));
    assertThat(world.events()).doesNotContain("SOURCE_RESTORED");
    assertThat(world.progress().tableCopies).isEqualTo(1);
  }

  /** A table that was dropped and made again has another stream, and no other history. */
  @Test
  void aStreamOfAnotherTableIsNoOtherHistory() {
    SimWorld world = followingOnly("a");
    world.user.dropTable(world.source.tables.get("a"));
    world.user.createTable("a", "p1");
    insert(world, "a");
    during(world, Duration.ofMinutes(2));
    world.settle();
    assertSame(world, "made again");
    assertThat(world.events()).doesNotContain("SOURCE_RESTORED");
  }
}
