package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dorisdr.sync.state.TableProgress;
import org.junit.jupiter.api.Test;

/** A transaction whose commit was sent, and which a new master of the target does not know. */
class LostTransactionTest {
  private final SimWorld world = new SimWorld(1);

  private SimTable insert(String name) {
    SimTable table = world.source.tables.get(name);
    world.user.insert(Map.of(table, table.partitions.get("p1")));
    return table;
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      world.step();
    }
  }

  @Test
  void itsTableIsSetAsideLikeAnyOtherThatCannotBeWrittenThen() {
    world.user.createTable("bad", "p1");
    world.user.createTable("good", "p1");
    world.createJob();
    world.settle();
    world.target.refuseCommits = true;
    SimTable bad = insert("bad");
    steps(50);
    world.target.failOver();
    world.target.refuseCommits = false;
    world.target.broken.add("bad");
    SimTable good = insert("good");
    steps(3000);
    assertThat(world.target.tables.get("good").content())
        .as(world.events())
        .isEqualTo(good.content());
    assertThat(world.progress().tables.get(bad.id).state).isEqualTo(TableProgress.State.WAITING);

    world.target.broken.clear();
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).isZero();
  }
}
