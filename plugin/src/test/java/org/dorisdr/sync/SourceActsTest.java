package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a sync job makes of single acts on the source, between two model clusters. */
class SourceActsTest {

  private static void insert(SimWorld world, String table, String partition) {
    SimTable t = world.source.tables.get(table);
    world.user.insert(Map.of(t, t.partitions.get(partition)));
  }

  private static void assertSame(SimWorld world, String what) {
    assertThat(world.target.content())
        .as("%s%n%s", what, world.events())
        .isEqualTo(world.source.content());
  }

  private static void overwrite(SimWorld world, SimTable table, String partition) {
    SimTable.SimPartition fresh =
        world.user.addTemporary(table, table.partitions.get(partition), "temp");
    world.user.insert(Map.of(table, fresh));
    world.user.insert(Map.of(table, fresh));
    world.user.replacePartition(table, partition, "temp");
  }

  /** Long enough for a job whose position need not reach the end of the database's stream. */
  private static void run(SimWorld world) {
    for (int i = 0; i < 2000; i++) {
      world.step();
    }
  }

  @Test
  void replacesPartitionsByTemporaryOnesWithoutACopy() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1", "p2");
    SimTable a = world.source.tables.get("a");
    insert(world, "a", "p1");
    insert(world, "a", "p2");
    world.createJob();
    world.settle();
    overwrite(world, a, "p1");
    insert(world, "a", "p1");
    world.settle();
    assertSame(world, "after the first");

    SimTable.SimPartition given = world.user.addTemporary(a, a.partitions.get("p2"), "given up");
    world.user.insert(Map.of(a, given));
    world.user.dropTemporary(a, "given up");
    overwrite(world, a, "p2");
    world.settle();
    assertSame(world, "after the others");
    assertThat(world.target.tables.get("a").temporary).isEmpty();
    assertThat(world.progress().tableCopies).isZero();
  }

  @Test
  void copiesATableWhosePartitionIsReplacedByOneFromBeforeTheJob() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1", "p2");
    SimTable a = world.source.tables.get("a");
    SimTable.SimPartition fresh = world.user.addTemporary(a, a.partitions.get("p1"), "early");
    world.user.insert(Map.of(a, fresh));
    world.createJob();
    world.settle();
    world.user.insert(Map.of(a, fresh));
    world.user.replacePartition(a, "p1", "early");
    insert(world, "a", "p1");
    world.settle();
    assertSame(world, "replaced");
    assertThat(world.progress().tableCopies).isEqualTo(1);
    assertThat(world.events()).contains("were replaced by ones that the target does not have");
  }

  @Test
  void copiesEverythingThatMayHaveChangedWhileTheSourceKeptNoBinlogs() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.user.createTable("gone", "p1");
    world.createJob();
    world.settle();
    world.user.keepBinlogs(false);
    insert(world, "a", "p1");
    world.user.createTable("b", "p1");
    world.user.dropTable(world.source.tables.get("gone"));
    world.user.keepBinlogs(true);
    insert(world, "a", "p1");
    insert(world, "b", "p1");
    world.settle();
    assertSame(world, "off and on between two looks");
    assertThat(world.events()).contains("BINLOG_OFF", "BINLOG_ON", "2 tables are copied again");

    world.user.keepBinlogs(false);
    insert(world, "a", "p1");
    for (int i = 0; i < 200; i++) {
      world.step();
    }
    assertThat(world.progress().lastError).contains("keeps no binlogs", "HINT: there, ALTER");
    insert(world, "b", "p1");
    world.user.keepBinlogs(true);
    world.settle();
    assertSame(world, "off for a while");
    long copies = world.progress().tableCopies;
    world.restart();
    insert(world, "a", "p1");
    world.settle();
    assertSame(world, "later");
    assertThat(world.progress().tableCopies).isEqualTo(copies);
  }

  @Test
  void followsOneTableUnderAnotherNameAndTheOneThatIsMadeInItsPlace() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.user.createTable("b", "p1");
    insert(world, "a", "p1");
    world.createJob("a", "x");
    run(world);
    insert(world, "a", "p1");
    insert(world, "b", "p1");
    run(world);
    assertThat(world.target.tables.keySet()).containsExactly("x");
    assertThat(world.target.tables.get("x").content())
        .isEqualTo(world.source.tables.get("a").content());

    world.user.dropTable(world.source.tables.get("a"));
    run(world);
    assertThat(world.progress().lastError).contains("has no table `src`.`a` any more", "HINT");
    assertThat(world.target.tables.keySet()).containsExactly("x");

    world.user.createTable("a", "p1", "p2");
    insert(world, "a", "p2");
    run(world);
    insert(world, "a", "p1");
    run(world);
    assertThat(world.target.tables.get("x").content())
        .as(world.events())
        .isEqualTo(world.source.tables.get("a").content());
    assertThat(world.events()).contains("the table was dropped and made again");
    assertThat(world.progress().tableCopies).isEqualTo(1);
  }

  @Test
  void leavesOutTheRecordThatIsToBeSkippedAndNoOther() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
    SimTable a = world.source.tables.get("a");
    insert(world, "a", "p1");
    world.settle();
    world.user.truncate(a);
    long skipped = world.source.lastSeq();
    world.skip(skipped);
    insert(world, "a", "p1");
    world.settle();
    assertThat(a.content().toString()).contains("[row5, row6]");
    assertThat(world.target.tables.get("a").content().toString())
        .as("not truncated, and written")
        .contains("[row2, row3, row5, row6]");
    assertThat(world.events()).contains("SKIPPED", "binlog of type TRUNCATE_TABLE");
  }

  @Test
  void forgetsATableThatTakesTheNameOfOneThatIsExcluded() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("kept out", "p1");
    world.user.createTable("two", "p1");
    insert(world, "kept out", "p1");
    world.createJobWithout("kept out");
    world.settle();
    world.user.replaceTable(
        world.source.tables.get("kept out"), world.source.tables.get("two"), true);
    insert(world, "two", "p1");
    world.settle();
    world.user.dropTable(world.source.tables.get("kept out"));
    insert(world, "two", "p1");
    world.settle();
    assertSame(world, "swapped, and the other one dropped");
  }

  @Test
  void aTableThatIsDroppedAndRecoveredWhileItIsCopiedIsNotLost() {
    for (int steps = 0; steps < 40; steps++) {
      for (String newName : new String[] {"a", "b"}) {
        SimWorld world = new SimWorld(1);
        world.user.createTable("a", "p1");
        world.user.createTable("other", "p1");
        SimTable a = world.source.tables.get("a");
        insert(world, "a", "p1");
        world.createJob();
        world.settle();
        world.user.dropTable(a);
        world.user.recoverTable(a);
        for (int i = 0; i < steps; i++) {
          world.step();
        }
        world.user.dropTable(a);
        world.user.recoverTable(a, newName);
        insert(world, newName, "p1");
        world.settle();
        assertSame(world, "recovered as " + newName + " after " + steps + " steps");
      }
    }
  }
}
