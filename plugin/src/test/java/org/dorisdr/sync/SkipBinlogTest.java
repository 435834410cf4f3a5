package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ALTER SYNC JOB … SKIP BINLOG leaves out the record that is named, and takes no other number. */
class SkipBinlogTest {
  private final SimWorld world = new SimWorld(1);

  @BeforeEach
  void following() {
    world.user.createTable("a", "p1");
    world.createJob();
    world.settle();
  }

  private void insert() {
    SimTable a = world.source.tables.get("a");
    world.user.insert(Map.of(a, a.partitions.get("p1")));
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      world.step();
    }
  }

  @Test
  void aTransactionThatIsUnderWayAndFailsIsLeftOutAtOnce() {
    world.target.broken.add("a");
    insert();
    long failing = world.source.lastSeq();
    steps(20);
    assertThat(world.shown().lastError).contains("transaction " + failing);

    world.skip(failing);
    steps(20);
    assertThat(world.progress().position).as(world.events()).isEqualTo(failing);
    assertThat(world.events()).contains("type=SKIPPED");
    world.target.broken.clear();
    insert();
    world.settle();
    assertThat(world.target.tables.get("a").content().toString()).contains("[row5, row6]");
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
  }

  @Test
  void aRecordThatIsAppliedIsRefused() {
    insert();
    world.settle();
    long applied = world.progress().position;
    assertThatThrownBy(() -> world.skip(applied))
        .hasMessageContaining("everything up to " + applied + " is done")
        .hasMessageContaining("HINT");
    assertThat(world.progress().skip).isEmpty();
    assertThat(world.shown().lastError).isNull();
  }

  @Test
  void aRecordThatTheSourceDoesNotHaveYetIsRefused() {
    assertThatThrownBy(() -> world.skip(world.source.lastSeq() + 1000))
        .hasMessageContaining("the newest is ")
        .hasMessageContaining("HINT");
    assertThat(world.progress().skip).isEmpty();
  }
}
