package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ALTER SYNC JOB … RESYNC TABLE copies the table that is named, and takes no other name. */
class ResyncTest {
  private final SimWorld world = new SimWorld(1);

  @BeforeEach
  void following() {
    world.user.createTable("a", "p1");
    world.user.createTable("b", "p1");
    world.createJob();
    world.settle();
  }

  @Test
  void onlyTheNamedTableIsCopied() throws Exception {
    world.resync("a");
    world.settle();
    assertThat(world.progress().tableCopies).isEqualTo(1);
    assertThat(world.events()).contains("COPY_FINISHED, table=a");
    assertThat(world.target.content()).isEqualTo(world.source.content());
  }

  @Test
  void aMistypedNameIsRefusedAndNothingIsWrongWithTheJob() throws Exception {
    assertThatThrownBy(() -> world.resync("aa"))
        .hasMessageContaining("sync job 'job' has no table 'aa'. HINT: SHOW SYNC JOB TABLES");
    assertThat(world.shown().lastError).isNull();
    world.settle();
    assertThat(world.progress().tableCopies).isZero();
    assertThat(world.progress().lastErrorMs).isZero();
  }

  @Test
  void aTableIsCopiedOverItsTemporaryPartitions() throws Exception {
    SimTable a = world.source.tables.get("a");
    world.user.addTemporary(a, a.partitions.get("p1"), "temp");
    world.settle();
    assertThat(world.target.tables.get("a").temporary).containsKey("temp");

    world.user.dropTemporary(a, "temp");
    world.resync("a");
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.events()).contains("COPY_FINISHED, table=a").doesNotContain("COPY_FAILED");
  }
}
