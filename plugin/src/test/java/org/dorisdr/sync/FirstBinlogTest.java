package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.dorisdr.sync.state.SyncProgress;
import org.junit.jupiter.api.Test;

/** A job of a database to which nothing has happened yet: Doris has no list of its binlogs. */
class FirstBinlogTest {
  private final SimWorld world = new SimWorld(1);

  @Test
  void anEmptyDatabaseIsInStepAtOnce() throws Exception {
    world.createJob();
    world.settle();
    assertThat(world.progress().phase).isEqualTo(SyncProgress.Phase.INCREMENTAL);
    assertThat(world.progress().lastError).isNull();
  }

  @Test
  void whatComesThenIsApplied() throws Exception {
    world.createJob();
    world.settle();
    world.user.createTable("t", "p1");
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content()).isNotEmpty();
    assertThat(world.progress().tableCopies).isZero();
  }

  @Test
  void tablesFromBeforeTheBinlogsAreCopied() throws Exception {
    world.source.binlogs.keeps = false;
    world.user.createTable("t", "p1");
    world.source.binlogs.keeps = true;
    world.createJob();
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content()).isNotEmpty();
    world.user.createTable("u", "p1");
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().fullCopies).isEqualTo(1);
  }

  @Test
  void aSourceThatKeepsNoneIsWaitedFor() throws Exception {
    world.source.binlogs.keeps = false;
    world.createJob();
    for (int i = 0; i < 20; i++) {
      world.step();
    }
    assertThat(world.progress().phase).isEqualTo(SyncProgress.Phase.FULL_COPY);
    assertThat(world.progress().lastError).contains("not found");
  }
}
