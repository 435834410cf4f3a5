package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A source that had tables restored: no binlog tells. */
class SourceHistoryTest {

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
  void copiesWhatARestoreOnTheSourceHasChanged() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.user.createTable("b", "p1");
    SimTable old = world.source.tables.get("a").twin();
    insert(world, "a", "p1");
    world.user.restore(world.source.tables.get("b").twin(), 7);
    world.createJob();
    world.settle();
    insert(world, "b", "p1");
    world.settle();
    assertThat(world.progress().tableCopies).as("restored before the job").isZero();

    world.user.restore(old, 8);
    world.clock.sleep(Duration.ofMinutes(1));
    for (int i = 0; i < 50; i++) {
      world.step();
    }
    world.settle();
    assertSame(world, "after the restore");
    assertThat(world.progress().tableCopies).isEqualTo(1);
    assertThat(world.events()).contains("RESTORE label on the source changed it");
  }

  private static void watch(SimWorld world) {
    world.clock.sleep(Duration.ofMinutes(1));
    for (int i = 0; i < 50; i++) {
      world.step();
    }
    world.settle();
  }

  private static SimWorld following() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    insert(world, "a", "p1");
    world.createJob();
    world.settle();
    return world;
  }

  @Test
  void aTableThatWasRestoredAsAnotherIsNotCopied() {
    SimWorld world = following();
    world.clock.sleep(Duration.ofSeconds(30));
    world.user.restoreAs(world.source.tables.get("a"), "beside");
    watch(world);
    assertSame(world, "restored beside");
    assertThat(world.progress().tableCopies).as(world.events()).isEqualTo(1);
    assertThat(world.events()).doesNotContain("type=COPY_NEEDED, table=a,");
  }

  @Test
  void aTableThatWasWrittenSinceIsCopied() {
    SimWorld world = following();
    world.user.restoreAs(world.source.tables.get("a"), "beside");
    watch(world);
    assertSame(world, "in doubt");
    assertThat(world.events()).contains("type=COPY_NEEDED, table=a,");
  }

  @Test
  void aTableThatGotAPartitionBackIsCopied() {
    SimWorld world = following();
    world.clock.sleep(Duration.ofSeconds(30));
    SimTable a = world.source.tables.get("a");
    world.user.restoreAs(a, "beside");
    world.source.addPartition(a, "p2", "[2, 3)");
    watch(world);
    assertSame(world, "a partition more");
    assertThat(world.events()).contains("type=COPY_NEEDED, table=a,");
  }

  @Test
  void aTableThatLostAPartitionWithoutABinlogIsCopied() {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1", "p2");
    insert(world, "a", "p1");
    insert(world, "a", "p2");
    world.createJob();
    world.settle();
    world.clock.sleep(Duration.ofSeconds(30));
    SimTable a = world.source.tables.get("a");
    world.user.restoreAs(a, "beside");
    a.partitions.remove("p2");
    watch(world);
    assertSame(world, "a partition less");
    assertThat(world.events()).contains("type=COPY_NEEDED, table=a,");
  }
}
