package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.dorisdr.sync.check.CheckWorker;
import org.dorisdr.sync.context.Holds;
import org.dorisdr.sync.job.SyncJobs;
import org.dorisdr.sync.state.CheckRecord;
import org.dorisdr.sync.state.SyncStore;
import org.junit.jupiter.api.Test;

/** A check that cannot be made says so, and is not mistaken for a busy table. */
class CheckFailureTest {
  @Test
  void aClusterThatRefusesToBeAskedIsAFailureWithItsError() throws Exception {
    SimWorld world = beingChecked();
    check(world);
    CheckRecord after = world.store.check(slot(world));
    assertThat(after.isUnderWay()).isFalse();
    assertThat(after.summary()).isEqualTo("SAME 0 DIFFERENT 0 BUSY 0 FAILED 1 SKIPPED 0");
    assertThat(after.textOf(world.source.tables.get("a").id)).contains("FAILED: ", "Access denied");
    assertThat(world.events()).contains("CHECK_FAILED", "Access denied");
  }

  @Test
  void whoReadsThatACheckIsOverMayAskForTheNextOneWhereverTheFrontendDies() throws Exception {
    int told = 0;
    for (int point = 1; point <= 60; point++) {
      SimWorld world = beingChecked();
      world.faults.crashAt = world.faults.points + point;
      try {
        check(world);
      } catch (Faults.Crash e) {
        // Looked at as it lies there now.
      }
      world.faults.crashAt = -1;
      boolean over = world.events().contains("CHECK_FINISHED");
      told += over ? 1 : 0;
      assertThat(over && world.store.check(slot(world)).isUnderWay())
          .as("told before it was so, death at point %d", point)
          .isFalse();
    }
    assertThat(told).isPositive();
  }

  @Test
  void aCheckThatIsUnderWayAtATakeOverEndsAndTellsWhyForEachTableThatIsLeft() throws Exception {
    SimWorld world = beingChecked();
    SimProcess process = new SimProcess(world);
    process.pass(Duration.ofSeconds(5));
    Holds.OfJob holds = world.parts.holds().of(slot(world).record().id);
    assertThat(holds.isOver()).isFalse();
    process.promotion.promote("job", false);
    assertThat(holds.isOver()).isTrue();
    check(world);
    CheckRecord after = world.store.check(slot(world));
    assertThat(after.isUnderWay()).isFalse();
    assertThat(after.textOf(world.source.tables.get("a").id))
        .isEqualTo("SKIPPED: the job was promoted before the table had been compared");
    assertThat(after.summary()).endsWith("SKIPPED 1");
    assertThat(world.events()).contains("CHECK_FINISHED");
  }

  private static SyncStore.Slot slot(SimWorld world) {
    return world.store.find("job").orElseThrow();
  }

  /** A job whose one table is to be compared. */
  private static SimWorld beingChecked() throws Exception {
    SimWorld world = new SimWorld(1);
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
    world.source.denied.add("SHOW PARTITIONS FROM `src`.`a`");
    CheckRecord record = new CheckRecord();
    record.jobId = slot(world).record().id;
    record.startedMs = 1;
    record.tables = 1;
    record.pending.addAll(world.progress().tables.keySet());
    world.store.saveCheck(slot(world), record);
    return world;
  }

  /** The source's user may not see the table. */
  private static void check(SimWorld world) throws Exception {
    CheckWorker worker =
        new CheckWorker(new SyncJobs(world.parts, () -> true), slot(world).record().id);
    for (int i = 0; i < 8; i++) {
      worker.step();
    }
  }
}
