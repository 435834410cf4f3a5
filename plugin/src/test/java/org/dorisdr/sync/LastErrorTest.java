package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An error is shown as long as it lasts, and kept in the story of the job. */
class LastErrorTest {
  private final SimWorld world = new SimWorld(1);

  @BeforeEach
  void following() {
    world.user.createTable("a", "p1");
    world.user.createTable("b", "p1");
    world.createJob();
    world.settle();
  }

  private void insert(String name) {
    SimTable table = world.source.tables.get(name);
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  private void run(Duration span) {
    long end = world.clock.nanoTime() + span.toNanos();
    while (world.clock.nanoTime() < end) {
      world.step();
    }
  }

  @Test
  void itIsOverWhenTheJobHasGoneOnForAWhileAndItsTimeStays() {
    world.source.goAway(Duration.ofMinutes(1));
    run(Duration.ofSeconds(50));
    assertThat(world.shown().lastError).contains("source is away");
    run(Duration.ofSeconds(60));
    assertThat(world.shown().lastError).isNull();
    assertThat(world.shown().lastErrorMs).isPositive();
    assertThat(world.progress().lastError).as("stored").isNull();
    assertThat(world.events()).contains("source is away");
  }

  @Test
  void itIsOverToAfterARestartAndUnderLoad() {
    world.source.goAway(Duration.ofMinutes(1));
    run(Duration.ofSeconds(50));
    world.stop();
    run(Duration.ofSeconds(30));
    for (int i = 0; i < 200; i++) {
      insert("a");
      run(Duration.ofMillis(100));
    }
    assertThat(world.shown().lastError).isNull();
  }

  @Test
  void itStandsWhileTheFirstTransactionInLineFails() {
    world.target.refuseCommits = true;
    insert("a");
    run(Duration.ofMinutes(2));
    assertThat(world.shown().lastError).isNotNull();
    world.target.refuseCommits = false;
    run(Duration.ofSeconds(40));
    assertThat(world.shown().lastError).isNull();
  }

  @Test
  void oneThatComesAndGoesIsNotToldAgainAndAgain() {
    for (int i = 0; i < 10; i++) {
      world.source.goAway(Duration.ofSeconds(5));
      run(Duration.ofSeconds(30));
      assertThat(world.shown().lastError).isNull();
    }
    assertThat(world.events().split("type=ERROR")).hasSizeBetween(2, 4);
  }

  @Test
  void itTellsThatStateCannotBeWrittenThoughThatCannotBeWrittenEither() {
    insert("a");
    world.memory.refuses = true;
    run(Duration.ofSeconds(20));
    assertThat(world.shown().lastError).contains("state", "this FE is not the master");
    assertThat(world.shown().lastErrorMs).isPositive();
    world.memory.refuses = false;
    world.settle();
    assertThat(world.shown().lastError).isNull();
    assertThat(world.target.content()).isEqualTo(world.source.content());
  }
}
