package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How fast a job notices that an idle source is written to again, and what that costs. */
class IdlePaceTest {
  private final SimWorld world = new SimWorld(3);

  @BeforeEach
  void follow() {
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
  }

  private void idle(Duration span) {
    SimTable a = world.source.tables.get("a");
    world.user.insert(Map.of(a, a.partitions.get("p1")));
    world.settle();
    long end = world.clock.nanoTime() + span.toNanos();
    while (world.clock.nanoTime() < end) {
      world.step();
    }
  }

  /** How long the next transaction takes that comes at the worst moment, just after a look. */
  private Duration lagAfter(Duration idle) {
    idle(idle);
    long asked = world.source.binlogs.asked;
    long start = 0;
    while (world.source.binlogs.asked == asked) {
      // A step looks at its beginning, and then lets time pass.
      start = world.clock.nanoTime();
      world.step();
    }
    SimTable a = world.source.tables.get("a");
    world.user.insert(Map.of(a, a.partitions.get("p1")));
    while (world.live().position < world.source.lastSeq()) {
      world.step();
    }
    return Duration.ofNanos(world.clock.nanoTime() - start);
  }

  /** A load that has paused finds the job awake; half of its lags would be the job's sleep else. */
  @Test
  void theLongerTheSourceWasIdleTheLongerItTakesToNotice() {
    Duration soon = lagAfter(Duration.ofMillis(100));
    assertThat(soon).isLessThan(Duration.ofMillis(500));
    assertThat(lagAfter(Duration.ofSeconds(2))).isBetween(soon, Duration.ofMillis(900));
    assertThat(lagAfter(Duration.ofMinutes(5))).isLessThan(Duration.ofMillis(1200));
  }

  /** There may be a thousand idle jobs. */
  @Test
  void asksAnIdleSourceHardlyMoreThanOnceASecond() {
    long before = world.source.binlogs.asked;
    idle(Duration.ofMinutes(2));
    assertThat(world.source.binlogs.asked - before).isBetween(100L, 170L);
  }
}
