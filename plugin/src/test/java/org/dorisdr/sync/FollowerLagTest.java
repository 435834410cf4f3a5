package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.job.JsonStore;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.job.SyncParts;
import org.dorisdr.sync.state.LagRecord;
import org.dorisdr.sync.state.SyncLag;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a frontend that is not the master shows of a job that has nothing to do. */
class FollowerLagTest {
  private final SimWorld world = new SimWorld(1);
  private final SyncJobs follower =
      new SyncJobs(
          new SyncParts(
              new SyncStore(new JsonStore(world.memory)), null, Runnable::run, world.clock, null),
          () -> true);
  private SimProcess master;

  @BeforeEach
  void follow() {
    world.user.createTable("a", "p1");
    world.createJob();
    master = new SimProcess(world);
    master.settle();
  }

  private long binlogs() throws Exception {
    SyncStore.Slot slot = follower.get("job");
    return SyncLag.binlogs(slot.record(), follower.progress(slot), now());
  }

  private long seconds() throws Exception {
    SyncStore.Slot slot = follower.get("job");
    return SyncLag.seconds(slot.record(), follower.progress(slot), now());
  }

  private long now() {
    return world.clock.now().toEpochMilli();
  }

  @Test
  void itHasNoLagHoweverLongNothingHappens() throws Exception {
    for (int minute = 0; minute < 10; minute++) {
      master.pass(Duration.ofSeconds(61));
      assertThat(binlogs()).isZero();
      assertThat(seconds()).isZero();
    }
  }

  @Test
  void itsLagIsNotKnownWhenTheSourceIsAway() throws Exception {
    world.source.goAway(Duration.ofHours(1));
    master.pass(Duration.ofMinutes(5));
    assertThat(binlogs()).isEqualTo(-1);
    assertThat(seconds()).isGreaterThan(240);
  }

  /** What is known for sure is what was stored last, up to a minute before the change. */
  @Test
  void theLagOfADeadSourceGoesOnOverAChangeOfTheMaster() throws Exception {
    master.pass(Duration.ofMinutes(5));
    master.die();
    world.source.goAway(Duration.ofHours(1));
    SimProcess next = new SimProcess(world);
    next.pass(Duration.ofMinutes(5));
    SyncStore.Slot slot = next.jobs.get("job");
    assertThat(SyncLag.seconds(slot.record(), next.jobs.progress(slot), now()))
        .isBetween(295L, 365L);
    assertThat(seconds()).isBetween(295L, 365L);
  }

  /** A new master may note what it has measured before its first job runs. */
  @Test
  void whatTheNewMasterHasNotMeasuredYetIsKept() throws Exception {
    master.pass(Duration.ofMinutes(5));
    master.die();
    world.store.saveLags(new LagRecord());
    assertThat(binlogs()).isZero();
    assertThat(seconds()).isZero();
  }

  @Test
  void aJobThatIsGoneLeavesNoLag() throws Exception {
    master.pass(Duration.ofMinutes(5));
    master.jobs.drop("job");
    world.store.saveLags(new LagRecord());
    assertThat(world.memory.get("dr.sync.lag").orElseThrow()).contains("\"jobs\":{}");
  }

  @Test
  void aRecordOfANewerVersionIsNotNeeded() throws Exception {
    world.memory.put(Map.of("dr.sync.lag", "{\"format\":99}"));
    assertThat(follower.progress(follower.get("job")).phase)
        .isEqualTo(SyncProgress.Phase.INCREMENTAL);
  }

  @Test
  void aJobThatIsPausedTellsNoLagInBinlogs() throws Exception {
    master.pass(Duration.ofMinutes(1));
    master.jobs.pause("job");
    master.pass(Duration.ofMinutes(1));
    assertThat(binlogs()).isEqualTo(-1);
    assertThat(seconds()).isGreaterThan(50);
  }
}
