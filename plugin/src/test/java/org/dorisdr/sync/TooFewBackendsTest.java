package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.dorisdr.sync.state.CopyProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy that the target has too few backends for; every snapshot weighs on the source's disks. */
class TooFewBackendsTest {
  private final SimWorld world = new SimWorld(1);

  @BeforeEach
  void theFirstCopyIsRefusedAgainAndAgain() {
    world.user.createTable("t", "p1");
    insert();
    world.target.hasTooFewBackends = true;
    world.createJob();
    refusedTimes(5);
  }

  private void insert() {
    SimTable table = world.source.tables.get("t");
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  private void refusedTimes(int times) {
    for (int i = 0; i < 1000; i++) {
      CopyProgress copy = world.progress().copy;
      if (copy != null && copy.attempt >= times) {
        return;
      }
      world.step();
    }
    throw new AssertionError(world.events());
  }

  private void backendsCome() {
    world.target.hasTooFewBackends = false;
    world.settle();
    assertThat(world.target.content()).as(world.events()).isEqualTo(world.source.content());
  }

  @Test
  void oneSnapshotIsEnoughForAllItsAttempts() {
    assertThat(world.source.snapshots).hasSize(1);
    insert();
    backendsCome();
    assertThat(world.source.snapshots).hasSize(1);
  }

  @Test
  void aSnapshotThatIsGoneMeanwhileIsMadeAnew() {
    String first = world.source.snapshots.keySet().iterator().next();
    world.source.snapshots.clear();
    backendsCome();
    assertThat(world.source.snapshots).hasSize(1).doesNotContainKey(first);
  }
}
