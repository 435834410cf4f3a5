package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.sync.state.TableProgress;
import org.junit.jupiter.api.Test;

/**
 * The job tells the source which binlogs it needs, and Doris erases the others within seconds:
 * those that a table waits for, or that come behind a copy, are not among them.
 */
class SourceLockTest {
  private final SimWorld world = new SimWorld(3);

  private void insert(String name) {
    SimTable table = world.source.tables.get(name);
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  /** Writes go on, and the lock is renewed. */
  private void forMinutes(int minutes) {
    long end = world.clock.nanoTime() + Duration.ofMinutes(minutes).toNanos();
    while (world.clock.nanoTime() < end) {
      insert("b");
      world.step();
      world.clock.sleep(Duration.ofSeconds(1));
    }
  }

  private void following() {
    world.user.createTable("a", "p1");
    world.user.createTable("b", "p1");
    world.createJob();
    world.settle();
  }

  private void assertTogether(int copies) {
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isEqualTo(copies);
    assertThat(world.events()).doesNotContain("type=GAP");
  }

  @Test
  void keepsWhatATableWaitsFor() {
    following();
    world.target.broken.add("a");
    insert("a");
    forMinutes(5);
    assertThat(world.shown().bySourceName("a").state).isEqualTo(TableProgress.State.WAITING);
    world.target.broken.clear();
    assertTogether(0);
    forMinutes(3);
    assertThat(world.source.binlogs.records.size()).as("the others were erased").isLessThan(200);
  }

  @Test
  void keepsWhatComesBehindACopyThatTakesLong() {
    following();
    world.target.restoresTake = Duration.ofMinutes(5);
    world.resync("a");
    forMinutes(4);
    insert("a");
    assertTogether(1);
  }

  @Test
  void keepsItThoughTheFrontendDies() {
    following();
    world.target.restoresTake = Duration.ofMinutes(5);
    world.resync("a");
    forMinutes(2);
    insert("a");
    world.restart();
    forMinutes(2);
    assertTogether(1);
  }
}
