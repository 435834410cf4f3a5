package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A check that cannot be made says so, and is not mistaken for a busy table. */
class CheckFailureTest {
  private final SimWorld world = new SimWorld(1);

  @Test
  void aClusterThatRefusesToBeAskedIsAFailureWithItsError() throws Exception {
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
    SyncStore.Slot slot = world.store.find("job").orElseThrow();
    CheckRecord record = new CheckRecord();
    record.jobId = slot.record().id;
    record.startedMs = 1;
    record.tables = 1;
    record.pending.addAll(world.progress().tables.keySet());
    world.store.saveCheck(slot, record);
    // The model cluster knows no SHOW PARTITIONS, as one whose user may not see the table.
    CheckWorker worker = new CheckWorker(new SyncJobs(world.parts, () -> true), slot.record().id);
    for (int i = 0; i < 5; i++) {
      worker.step();
    }
    CheckRecord after = world.store.check(slot);
    assertThat(after.isUnderWay()).isFalse();
    assertThat(after.summary()).isEqualTo("SAME 0 DIFFERENT 0 BUSY 0 FAILED 1 SKIPPED 0");
    assertThat(after.textOf(world.source.tables.get("a").id)).startsWith("FAILED: syntax error");
    assertThat(world.events()).contains("CHECK_FAILED", "syntax error");
  }
}
