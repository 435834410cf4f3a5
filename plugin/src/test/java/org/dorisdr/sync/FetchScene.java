package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.sync.state.TableProgress;

/** A job between model clusters whose fetches do not end when they should, for tests. */
abstract class FetchScene {
  static final Duration FOR_EVER = Duration.ofDays(365);

  /** A call, a question, and what it takes to go on. */
  static final Duration NOTICED = Duration.ofSeconds(10);

  final SimWorld world = new SimWorld(5);

  void following(int tables) {
    for (int i = 0; i < tables; i++) {
      world.user.createTable("t" + i, "p1");
    }
    world.createJob();
    world.settle();
  }

  SimTable insert(String name) {
    SimTable table = world.source.tables.get(name);
    world.user.insert(Map.of(table, table.partitions.get("p1")));
    return table;
  }

  TableProgress shown(String name) {
    return world.shown().bySourceName(name);
  }

  void during(Duration span) {
    long end = world.clock.nanoTime() + span.toNanos();
    while (world.clock.nanoTime() < end) {
      world.step();
    }
  }

  boolean isEqual(String name) {
    return world.target.content().get(name).equals(world.source.content().get(name));
  }

  /** How long it takes until a row that is written now is on the target. */
  Duration lag(String name) {
    insert(name);
    long start = world.clock.nanoTime();
    while (!isEqual(name)) {
      assertThat(world.clock.nanoTime() - start).isLessThan(Duration.ofHours(1).toNanos());
      world.step();
    }
    return Duration.ofNanos(world.clock.nanoTime() - start);
  }

  void assertEndsWithoutACopy() {
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
    assertThat(world.progress().fullCopies).isEqualTo(1);
    assertThat(world.target.fetches.doubled).isZero();
  }
}
