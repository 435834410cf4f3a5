package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.state.TableProgress.State;
import org.junit.jupiter.api.Test;

/**
 * A backend that is there, but never ends its fetches of one table, is no missing backend: the
 * table gets a state and an error of its own, and is copied in the end; the others go on.
 */
class IngestTimeoutTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final SimWorld world = new SimWorld(5);

  private void following(int tables) {
    for (int i = 0; i < tables; i++) {
      world.user.createTable("t" + i, "p1");
    }
    world.createJob();
    world.settle();
    world.target.timesOut.put("t0", TIMEOUT);
  }

  private void insert(String name) {
    SimTable table = world.source.tables.get(name);
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  private TableProgress shown(String name) {
    return world.shown().tables.values().stream()
        .filter(t -> t.sourceName.equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void during(Duration span) {
    long end = world.clock.nanoTime() + span.toNanos();
    while (world.clock.nanoTime() < end) {
      world.step();
    }
  }

  private boolean isEqual(String name) {
    return world.target.content().get(name).equals(world.source.content().get(name));
  }

  @Test
  void oneAttemptIsEnoughForTheTableToWaitAloneWithItsError() {
    following(2);
    insert("t0");
    insert("t1");
    long start = world.clock.nanoTime();
    while (!isEqual("t1")) {
      world.step();
    }
    // One after the other on the only thread of the model.
    Duration once = TIMEOUT.multipliedBy(SimCluster.BUCKETS);
    assertThat(Duration.ofNanos(world.clock.nanoTime() - start)).isLessThan(once.plusSeconds(3));
    assertThat(shown("t0").state).isEqualTo(State.WAITING);
    assertThat(shown("t0").error).contains("backend target:9060", "has nothing of it", "NOT_FOUND");
    assertThat(shown("t1").state).isEqualTo(State.NORMAL);
  }

  @Test
  void itHoldsUpTheOthersOnlyAFewTimesAndIsCopiedThen() {
    following(2);
    insert("t0");
    insert("t1");
    during(Duration.ofMinutes(5));
    assertThat(world.target.ingestsTimedOut).isLessThanOrEqualTo(2 * SimCluster.BUCKETS * 5);
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isEqualTo(1);
    assertThat(world.events()).contains("COPY_NEEDED", "has nothing of it");
  }

  @Test
  void theOnlyTableIsCopiedToo() {
    following(1);
    insert("t0");
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isEqualTo(1);
  }

  @Test
  void aBackendThatDoesNotAnswerAtAllIsAMissingOne() {
    following(2);
    world.target.answersNoQuestions = true;
    insert("t0");
    during(Duration.ofMinutes(20));
    assertThat(shown("t0").error).contains("query_ingest");
    world.target.timesOut.clear();
    world.target.answersNoQuestions = false;
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
  }
}
