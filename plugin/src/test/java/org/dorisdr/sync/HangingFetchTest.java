package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.state.TableProgress.State;
import org.junit.jupiter.api.Test;

/**
 * A backend that does not end its fetches of one table, or does not answer: the table waits with a
 * state and an error of its own, the others go on, and nothing is copied unless somebody asks.
 */
class HangingFetchTest extends FetchScene {
  @Test
  void aTableWhoseFetchNeverEndsWaitsAloneAndSaysWhichBackendAndTablet() {
    following(2);
    world.target.fetches.takes.put("t0", FOR_EVER);
    SimTable t0 = insert("t0");
    assertThat(lag("t1")).isLessThan(NOTICED);
    TableProgress waiting = shown("t0");
    long tablet = t0.partitions.get("p1").tablets.get(0).id;
    assertThat(waiting.state).isEqualTo(State.WAITING);
    assertThat(waiting.error)
        .contains("backend target:9060", "tablet", "" + tablet, "source:8040", "HINT:");
    assertThat(shown("t1").state).isEqualTo(State.NORMAL);
    Duration worst = Duration.ZERO;
    for (int i = 0; i < 600; i++) {
      Duration lag = lag("t1");
      worst = lag.compareTo(worst) > 0 ? lag : worst;
      during(Duration.ofSeconds(1));
    }
    assertThat(worst).isLessThan(Duration.ofSeconds(2 * SimCluster.BUCKETS));
    world.target.fetches.heal();
    assertEndsWithoutACopy();
  }

  @Test
  void aFetchThatIsOnlyLongIsMadeOnce() {
    following(2);
    world.target.fetches.takes.put("t0", Duration.ofMinutes(20));
    insert("t0");
    assertThat(lag("t1")).isLessThan(NOTICED);
    during(Duration.ofMinutes(22 * SimCluster.BUCKETS));
    assertThat(isEqual("t0")).as(world.events()).isTrue();
    assertThat(world.target.fetches.begun).isEqualTo(2 * SimCluster.BUCKETS);
    assertEndsWithoutACopy();
  }

  @Test
  void aFetchThatIsOnlyLongIsMadeOnceThoughTheFrontendDies() {
    following(2);
    world.target.fetches.takes.put("t0", Duration.ofMinutes(20));
    insert("t0");
    lag("t1");
    world.restart();
    lag("t1");
    during(Duration.ofMinutes(22 * SimCluster.BUCKETS));
    assertThat(isEqual("t0")).as(world.events()).isTrue();
    assertThat(world.target.fetches.begun).isEqualTo(3 * SimCluster.BUCKETS);
    assertEndsWithoutACopy();
  }

  @Test
  void aTableThatWaitsIsFetchedAnewWhenTheMasterHasForgottenItsTransaction() {
    following(2);
    world.target.fetches.takes.put("t0", FOR_EVER);
    insert("t0");
    lag("t1");
    world.target.failOver();
    world.restart();
    world.target.fetches.takes.clear();
    assertEndsWithoutACopy();
  }

  @Test
  void aFetchThatNeverEndsIsMadeAnewAfterHalfAnHour() {
    following(2);
    world.target.fetches.takes.put("t0", FOR_EVER);
    insert("t0");
    lag("t1");
    world.target.fetches.takes.clear();
    during(Duration.ofMinutes(20));
    assertThat(isEqual("t0")).isFalse();
    during(Duration.ofMinutes(15));
    assertThat(isEqual("t0")).as(world.events()).isTrue();
    assertEndsWithoutACopy();
  }

  @Test
  void aTransactionOfSeveralTablesComesForTheOthers() {
    following(3);
    world.target.fetches.takes.put("t0", FOR_EVER);
    SimTable t0 = world.source.tables.get("t0");
    SimTable t1 = world.source.tables.get("t1");
    world.user.insert(Map.of(t0, t0.partitions.get("p1"), t1, t1.partitions.get("p1")));
    assertThat(lag("t2")).isLessThan(NOTICED);
    assertThat(isEqual("t1")).isTrue();
    assertThat(shown("t0").state).isEqualTo(State.WAITING);
    during(Duration.ofMinutes(10));
    world.target.fetches.heal();
    assertEndsWithoutACopy();
  }

  @Test
  void aBackendThatAnswersNothingTakesATenthOfTheTimeOfTheOthersAtMost() {
    following(2);
    world.target.fetches.silent.add("t0");
    insert("t0");
    assertThat(lag("t1")).isLessThan(NOTICED);
    assertThat(shown("t0").state).isEqualTo(State.WAITING);
    assertThat(shown("t0").error).contains("backend target:9060", "does not answer", "HINT:");
    Duration held = Duration.ZERO;
    long start = world.clock.nanoTime();
    for (int i = 0; i < 1200; i++) {
      held = held.plus(lag("t1"));
      during(Duration.ofSeconds(1));
    }
    Duration all = Duration.ofNanos(world.clock.nanoTime() - start);
    assertThat(held).isLessThan(all.dividedBy(8));
    world.target.fetches.wake();
    assertEndsWithoutACopy();
  }

  @Test
  void whatABackendReadsLateHitsNothing() {
    following(2);
    world.target.fetches.silent.add("t0");
    insert("t0");
    lag("t1");
    world.target.fetches.wake();
    lag("t0");
    insert("t0");
    assertEndsWithoutACopy();
  }

  @Test
  void aBackendThatForgetsItsFetchesAgainAndAgainLeadsToNoCopyEither() {
    following(2);
    world.target.fetches.takes.put("t0", FOR_EVER);
    world.target.fetches.forgotten.add("t0");
    insert("t0");
    lag("t1");
    assertThat(shown("t0").error).contains("knows nothing of it", "HINT:");
    during(Duration.ofHours(2));
    assertThat(shown("t0").state).isNotEqualTo(State.COPYING);
    world.target.fetches.heal();
    assertEndsWithoutACopy();
  }

  @Test
  void aJobOfOneTableSaysWhatItWaitsFor() {
    following(1);
    world.target.fetches.takes.put("t0", FOR_EVER);
    insert("t0");
    during(NOTICED);
    assertThat(world.shown().lastError).contains("backend target:9060", "is still", "HINT:");
    during(Duration.ofMinutes(20));
    assertThat(world.target.fetches.begun).isEqualTo(1);
    world.target.fetches.heal();
    assertEndsWithoutACopy();
  }

  @Test
  void theLastTableInStepDoesNotKeepTheOthersWaiting() {
    following(2);
    world.target.fetches.takes.put("t0", FOR_EVER);
    world.target.fetches.takes.put("t1", FOR_EVER);
    insert("t0");
    insert("t1");
    during(Duration.ofMinutes(3));
    world.target.fetches.takes.remove("t0");
    world.target.failOver();
    during(Duration.ofMinutes(3));
    assertThat(isEqual("t0")).as(world.events()).isTrue();
    world.target.fetches.heal();
    assertEndsWithoutACopy();
  }

  @Test
  void aCopyIsMadeWhenSomebodyAsksForOne() {
    following(2);
    world.target.fetches.takes.put("t0", FOR_EVER);
    insert("t0");
    lag("t1");
    world.resync("t0");
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).isEqualTo(1);
    assertThat(world.target.txns.values()).allMatch(t -> t.committed || t.aborted);
  }

  /** Whatever it is copied for, nobody goes on with what its backends were fetching. */
  @Test
  void nothingIsLeftOpenOfATableThatIsCopiedForAnotherReason() {
    following(2);
    SimTable before = world.source.tables.get("t0").twin();
    world.target.fetches.takes.put("t0", FOR_EVER);
    insert("t0");
    lag("t1");
    assertThat(world.target.txns.values()).anyMatch(t -> !t.committed && !t.aborted);
    world.user.restore(before, 7);
    during(Duration.ofMinutes(2));
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.events()).contains("type=COPY_NEEDED, table=t0, ", "RESTORE");
    assertThat(world.target.txns.values()).allMatch(t -> t.committed || t.aborted);
  }

  @Test
  void nothingIsLeftOpenOfARecordThatIsSkipped() {
    following(2);
    world.target.fetches.takes.put("t0", FOR_EVER);
    insert("t0");
    long seq = world.source.lastSeq();
    lag("t1");
    world.skip(seq);
    during(Duration.ofMinutes(2));
    assertThat(shown("t0").state).isEqualTo(State.NORMAL);
    assertThat(world.target.txns.values()).allMatch(t -> t.committed || t.aborted);
    assertThat(world.events()).contains("SKIPPED");
  }
}
