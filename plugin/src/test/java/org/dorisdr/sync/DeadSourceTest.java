package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dorisdr.sync.state.TableProgress.State;
import org.junit.jupiter.api.Test;

/**
 * A backend of the source stops while those of the target fetch from it: what another one has too
 * is fetched from there as soon as the source's frontend takes the first for dead.
 */
class DeadSourceTest extends FetchScene {
  /** The first backend of the source stops, and both tables have replicas on another one. */
  private void stopOfTwo(int tables) {
    world.source.addBackend();
    following(tables);
    world.target.fetches.takesFrom.put("source", FOR_EVER);
  }

  @Test
  void whatCameFromABackendThatDiesIsFetchedFromAnother() {
    stopOfTwo(2);
    insert("t0");
    during(NOTICED);
    assertThat(shown("t0").state).isEqualTo(State.WAITING);
    world.source.dead.add(1L);
    assertThat(lag("t1")).isLessThan(Duration.ofSeconds(3));
    during(Duration.ofSeconds(30));
    assertThat(isEqual("t0")).as(world.events()).isTrue();
    assertThat(isEqual("t1")).isTrue();
    assertEndsWithoutACopy();
  }

  @Test
  void theLastTableInStepIsFetchedFromAnotherToo() {
    stopOfTwo(1);
    insert("t0");
    during(NOTICED);
    world.source.dead.add(1L);
    during(Duration.ofSeconds(30));
    assertThat(isEqual("t0")).as(world.events()).isTrue();
    assertEndsWithoutACopy();
  }

  @Test
  void aNewFrontendKnowsWhichBackendTheFetchesWaitFor() {
    stopOfTwo(2);
    insert("t0");
    during(NOTICED);
    world.restart();
    world.source.dead.add(1L);
    during(Duration.ofSeconds(60));
    assertThat(isEqual("t0")).as(world.events()).isTrue();
    assertEndsWithoutACopy();
  }

  /** How long it waited does not tell how long it waits from then on. */
  @Test
  void aTableGoesOnWithinSecondsWhenTheBackendIsBackThatItWaitedForLong() {
    following(2);
    world.target.fetches.takesFrom.put("source", FOR_EVER);
    insert("t0");
    during(NOTICED);
    world.source.dead.add(1L);
    during(Duration.ofMinutes(10));
    for (int i = 0; rest("t0").toSeconds() < 50; i++) {
      assertThat(i).isLessThan(10_000);
      world.step();
    }
    world.source.dead.clear();
    world.target.fetches.heal();
    during(Duration.ofSeconds(9));
    assertThat(isEqual("t0")).as(world.events()).isTrue();
    assertEndsWithoutACopy();
  }

  private Duration rest(String table) {
    return Duration.ofMillis(shown(table).retryAtMs - world.clock.now().toEpochMilli());
  }

  @Test
  void aTableOfWhichOnlyTheDeadBackendHasTheRowsGoesOnWhenItIsBack() {
    following(2);
    world.target.fetches.takesFrom.put("source", FOR_EVER);
    insert("t0");
    during(NOTICED);
    world.source.dead.add(1L);
    during(Duration.ofMinutes(3));
    assertThat(shown("t0").error).contains("no backend of the source", "HINT:");
    world.source.dead.clear();
    world.target.fetches.heal();
    assertEndsWithoutACopy();
  }
}
