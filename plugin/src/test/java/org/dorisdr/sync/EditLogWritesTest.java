package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often jobs write to the edit log, which every frontend has to take and to keep. */
class EditLogWritesTest {
  private final SimWorld world = new SimWorld(1);
  private SimProcess master;

  @BeforeEach
  void follow() {
    world.user.createTable("a", "p1");
    world.createJob();
    master = new SimProcess(world);
    master.settle();
    master.pass(Duration.ofMinutes(2));
  }

  @Test
  void aJobToWhichNothingHappensWritesOnceAMinute() {
    int before = world.memory.writes;
    master.pass(Duration.ofHours(1));
    assertThat(world.memory.writes - before).isBetween(50, 61);
  }

  @Test
  void underLoadAtMostOneOfTwentyTransactionsCostsAWrite() {
    SimTable table = world.source.tables.get("a");
    int before = world.memory.writes;
    for (int i = 0; i < 50 * 60; i++) {
      world.user.insert(Map.of(table, table.partitions.get("p1")));
      master.pass(Duration.ofMillis(20));
    }
    assertThat((world.memory.writes - before) / 3000.0).isLessThanOrEqualTo(0.05);
    master.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
  }

  @Test
  void aSourceThatIsAwayIsNotedOnce() {
    world.source.goAway(Duration.ofHours(2));
    master.pass(Duration.ofMinutes(2));
    int before = world.memory.writes;
    master.pass(Duration.ofHours(1));
    assertThat(world.memory.writes - before).isLessThan(10);
  }
}
