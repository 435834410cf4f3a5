package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.sync.state.TableProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table gets another name, or another's place, while it cannot be written. */
class NameHoldTest {
  private final SimWorld world = new SimWorld(1);

  @BeforeEach
  void following() {
    for (String name : new String[] {"late", "other", "good"}) {
      world.user.createTable(name, "p1");
    }
    world.createJob();
    world.settle();
    world.target.broken.add("late");
    insert("late");
    for (int i = 0; late().state != TableProgress.State.WAITING; i++) {
      assertThat(i).as(world.events()).isLessThan(1000);
      world.step();
    }
  }

  private TableProgress late() {
    return world.progress().tables.get(world.source.tables.get("late").id);
  }

  private void insert(String name) {
    SimTable table = world.source.tables.get(name);
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  private void change(boolean rename) {
    SimTable late = world.source.tables.get("late");
    if (rename) {
      world.user.renameTable(late, "renamed");
    } else {
      world.user.replaceTable(world.source.tables.get("other"), late, true);
    }
    insert("good");
  }

  private void pass(Duration span) {
    long end = world.clock.nanoTime() + span.toNanos();
    while (world.clock.nanoTime() < end) {
      world.step();
    }
  }

  private boolean goodIsUpToDate() {
    return world
        .target
        .tables
        .get("good")
        .content()
        .equals(world.source.tables.get("good").content());
  }

  private void assertEqualInTheEnd() {
    world.target.broken.clear();
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOthersWaitWithItForAWhileAndNothingIsCopied(boolean rename) {
    change(rename);
    pass(Duration.ofSeconds(15));
    assertThat(goodIsUpToDate()).isFalse();
    assertThat(world.events())
        .contains(rename ? "RENAME_TABLE" : "REPLACE_TABLE", "waits up to 30 s for table 'late'");
    assertEqualInTheEnd();
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOthersGoOnAfterHalfAMinuteAndItIsCopied(boolean rename) {
    change(rename);
    pass(Duration.ofSeconds(50));
    assertThat(goodIsUpToDate()).as(world.events()).isTrue();
    assertEqualInTheEnd();
    assertThat(world.progress().tableCopies).as(world.events()).isPositive();
  }

  @Test
  void aRestartChangesNothing() {
    change(true);
    pass(Duration.ofSeconds(10));
    world.restart();
    pass(Duration.ofSeconds(10));
    assertEqualInTheEnd();
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
  }
}
