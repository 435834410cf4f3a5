package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.job.SyncWorker;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncStore;
import org.dorisdr.sync.state.TakeOver;
import org.dorisdr.sync.takeover.Promotion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Taking tables over, and the death of the FE in the middle of it. */
class TakeOverTest {

  /** The statements. */
  enum Statement {
    SWITCHOVER,
    PROMOTE,
    FORCE;

    Promotion.Outcome run(Promotion promotion)
        throws HostException, ClusterException, InterruptedException {
      return this == SWITCHOVER
          ? promotion.switchover("job")
          : promotion.promote("job", this == FORCE);
    }
  }

  private SimWorld world;
  private SimProcess process;

  private void following() {
    world = new SimWorld(1);
    world.faults.crashLasts = true;
    world.user.createTable("a", "p1");
    world.user.createTable("b", "p1");
    world.user.createView("v", "a");
    world.source.tables.get("b").dynamicPartitions = true;
    world.createJob();
    process = new SimProcess(world);
    process.settle();
    // As it is on the target: the rows are there, the counter was never moved.
    world.target.counters.columns.put("a", "id");
    world.target.counters.given.put("a", 0L);
    world.target.highest.put("a", 4711L);
    world.faults.points = 0;
  }

  private void insert() {
    SimTable table = world.source.tables.get("a");
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  private SyncJobRecord job() {
    return world.store.find("job").orElseThrow().record();
  }

  private boolean isOrdinary(String table) {
    return !world.target.tables.get(table).beingSynced;
  }

  private void assertPromoted(Statement statement, String what) {
    assertThat(job().state).as(what).isEqualTo(SyncJobRecord.State.PROMOTED);
    assertThat(job().takeOver).as(what).isNull();
    assertThat(isOrdinary("a") && isOrdinary("b")).as(what).isTrue();
    assertThat(world.target.tables.get("b").dynamicPartitions)
        .as(what)
        .isEqualTo(statement != Statement.FORCE);
    assertThat(world.target.counters.given).as(what).containsEntry("a", 4711L);
    assertThat(world.events()).contains("2 tables are ordinary now");
  }

  @ParameterizedTest
  @EnumSource
  void whereverTheFrontendDiesTheTakeOverIsFinishedOrUndone(Statement statement) throws Exception {
    following();
    statement.run(process.promotion);
    assertPromoted(statement, "nobody dies");
    long points = world.faults.points;
    assertThat(points).isGreaterThan(10);
    int undone = 0;
    for (long at = 1; at <= points; at++) {
      undone += diesAt(statement, at) ? 1 : 0;
    }
    assertThat(undone).isBetween(1, (int) points - 10);
  }

  /** True if the take-over was undone. */
  private boolean diesAt(Statement statement, long point) throws Exception {
    String what = statement + ", killed at point " + point;
    following();
    world.faults.crashAt = point;
    assertThatThrownBy(() -> statement.run(process.promotion)).as(what).matches(SimWorld::isCrash);
    process.die();
    process = new SimProcess(world);
    process.pass(Duration.ofSeconds(10));
    if (job().state == SyncJobRecord.State.PROMOTED) {
      assertPromoted(statement, what);
      return false;
    }
    assertThat(job().state).as(what).isEqualTo(SyncJobRecord.State.RUNNING);
    assertThat(job().stateReason).as(what).isNull();
    assertThat(isOrdinary("a") || isOrdinary("b")).as(what).isFalse();
    insert();
    process.settle();
    assertThat(world.target.content()).as(what).isEqualTo(world.source.content());
    assertThat(world.progress().fullCopies).as(what).isEqualTo(1);
    assertThat(world.events()).as(what).doesNotContain("RESUMED", "PROMOTED");
    return true;
  }

  @Test
  void aRefusedSwitchoverTellsWhyAndTheJobGoesOn() throws Exception {
    following();
    world.target.refuseCommits = true;
    Promotion promotion = process.promotion;
    // Somebody writes between the look at the source and the stop of the job.
    world.source.binlogs.onNextLag(3, this::insert);
    assertThatThrownBy(() -> promotion.switchover("job"))
        .hasMessageContaining("is still in use")
        .hasMessageContaining("the job goes on");
    assertThat(job().state).isEqualTo(SyncJobRecord.State.RUNNING);
    assertThat(world.events())
        .contains("TAKE_OVER_UNDONE", "SWITCHOVER changed nothing: the source of sync job")
        .doesNotContain("RESUMED");
    world.target.refuseCommits = false;
    process.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
  }

  @Test
  void anUndoneTakeOverLeavesAPausedJobPaused() throws Exception {
    following();
    process.jobs.pause("job");
    world.faults.points = 0;
    world.faults.crashAt = 4;
    assertThatThrownBy(() -> Statement.FORCE.run(process.promotion)).matches(SimWorld::isCrash);
    assertThat(job().state).isEqualTo(SyncJobRecord.State.PROMOTING);
    process = new SimProcess(world);
    process.pass(Duration.ofSeconds(5));
    assertThat(job().state).isIn(SyncJobRecord.State.PAUSED, SyncJobRecord.State.PROMOTED);
  }

  @Test
  void whatWasBegunOnTheTargetIsAbortedSoThatItHoldsUpNothing() throws Exception {
    following();
    world.target.refuseCommits = true;
    insert();
    process.pass(Duration.ofSeconds(5));
    assertThat(open()).isEqualTo(1);
    Statement.FORCE.run(process.promotion);
    assertThat(open()).isZero();
  }

  @Test
  void forceTellsWhatWasKnownToBeMissingWhenTheSourceAnsweredLast() throws Exception {
    following();
    long before = world.progress().position;
    world.target.refuseCommits = true;
    insert();
    insert();
    insert();
    process.pass(Duration.ofSeconds(5));
    world.source.goAway(Duration.ofHours(1));
    process.pass(Duration.ofSeconds(60));
    Promotion.Outcome outcome = Statement.FORCE.run(process.promotion);
    assertThat(outcome.missingBinlogs()).isEqualTo(-1);
    assertThat(outcome.position()).isEqualTo(before);
    assertThat(outcome.notes())
        .anyMatch(
            n ->
                n.matches(
                    "the source was not asked what is missing; when it answered last, 6\\d s ago,"
                        + " it had 3 binlogs that were not here"));
  }

  private long open() {
    return world.target.txns.values().stream().filter(t -> !t.committed && !t.aborted).count();
  }

  @Test
  void nothingElseIsDoneToAJobThatIsBeingPromoted() throws Exception {
    following();
    SyncStore.Slot slot = world.store.find("job").orElseThrow();
    slot.record().state = SyncJobRecord.State.PROMOTING;
    slot.record().takeOver = new TakeOver("PROMOTE", false);
    world.store.update(slot);
    assertThatThrownBy(() -> process.jobs.pause("job")).hasMessageContaining("is being promoted");
    assertThatThrownBy(() -> process.jobs.resume("job")).hasMessageContaining("is being promoted");
    assertThatThrownBy(() -> process.jobs.setProperties("job", Map.of()))
        .hasMessageContaining("is being promoted");
    assertThatThrownBy(() -> Statement.SWITCHOVER.run(process.promotion))
        .hasMessageContaining("is being promoted");
  }

  @Test
  void aJobThatWasPromotedTakesNoStatementThatCouldDoNothing() throws Exception {
    following();
    Statement.FORCE.run(process.promotion);
    assertRefused(() -> process.jobs.resync("job", null));
    assertRefused(() -> process.jobs.skipBinlog("job", world.source.lastSeq()));
    assertRefused(() -> process.jobs.setProperties("job", Map.of("max_in_flight", "3")));
    assertRefused(() -> Statement.SWITCHOVER.run(process.promotion));
    assertThat(world.events()).doesNotContain("RESYNC", "SKIP_ASKED");
    assertThat(job().properties).isEmpty();
  }

  private static void assertRefused(ThrowingCallable act) {
    assertThatThrownBy(act)
        .hasMessageContaining("was promoted and replicates no more. HINT: DROP SYNC JOB")
        .hasMessageNotContaining("RESUME");
  }

  @Test
  void aStepThatWaitsForADeadSourceChangesNothingAfterTheTakeOver() throws Exception {
    following();
    SyncWorker worker = process.jobs.start(Long.toString(job().id));
    worker.step();
    insert();
    worker.fence();
    for (int i = 0; i < 5; i++) {
      worker.step();
    }
    assertThat(world.target.txns).isEmpty();
  }

  @Test
  void whatCannotBeDoneRightAfterTheRestartIsTriedAgain() throws Exception {
    following();
    process.die();
    SyncStore.Slot slot = world.store.find("job").orElseThrow();
    slot.record().state = SyncJobRecord.State.PROMOTING;
    slot.record().takeOver = new TakeOver("PROMOTE FORCE", true);
    slot.record().takeOver.releasing = true;
    world.store.update(slot);
    world.target.goAway(Duration.ofSeconds(7));
    process = new SimProcess(world);
    process.pass(Duration.ofSeconds(5));
    assertThat(job().state).isEqualTo(SyncJobRecord.State.PROMOTING);
    process.pass(Duration.ofSeconds(10));
    assertPromoted(Statement.FORCE, "after the cluster was back");
  }
}
