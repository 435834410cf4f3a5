package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.state.TableProgress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A view that came by a copy but cannot be read waits by itself, and the others go on. */
class ViewProbeTest {
  private final SimWorld world = new SimWorld(1);

  @BeforeEach
  void databaseWithView() {
    world.user.createTable("a", "p1");
    world.user.createView("v", "a");
  }

  private TableProgress view() {
    return world.progress().tables.values().stream().filter(t -> t.view).findFirst().orElseThrow();
  }

  /** Long enough for the first copy and a few more attempts. */
  private void run() {
    for (int i = 0; i < 500; i++) {
      world.step();
    }
  }

  private void comesBackOnceItCanBeRead() {
    world.target.unreadable.clear();
    world.settle();
    assertThat(view().state).isEqualTo(TableProgress.State.NORMAL);
    assertThat(world.target.content()).isEqualTo(world.source.content());
  }

  @Test
  void oneThatLacksAFunctionSaysSoAndComesBack() {
    world.target.unreadable.put("v", ClusterException.refused("Can not found function 'f'"));
    world.createJob();
    run();
    assertThat(view().state).isEqualTo(TableProgress.State.ERROR);
    assertThat(view().error).contains("Can not found function 'f'", "HINT: functions");
    assertThat(world.progress().fullCopies).isEqualTo(1);
    comesBackOnceItCanBeRead();
  }

  /** Else COPY_FAILED would be told again and again, without any pause in between. */
  @Test
  void aLookThatFailsForgetsNothing() {
    world.target.unreadable.put("v", ClusterException.refused("Can not found function 'f'"));
    world.createJob();
    run();
    int failures = view().failures;
    assertThat(failures).isPositive();
    world.target.unreadable.put("v", ClusterException.transientError("no backend is there"));
    for (int i = 0; i < 100 && world.progress().lastError == null; i++) {
      run();
    }
    assertThat(world.progress().lastError).contains("no backend is there");
    assertThat(view().failures).isGreaterThanOrEqualTo(failures);
    comesBackOnceItCanBeRead();
  }

  /** There may be thousands, and everything waits meanwhile. */
  @Test
  void aLookThatFailsRepeatsNoneThatDidNot() {
    for (int i = 0; i < 9; i++) {
      world.user.createView("v" + i, "a");
    }
    world.target.unreadable.put("v5", ClusterException.transientError("no backend is there"));
    world.createJob();
    run();
    assertThat(world.target.viewsLookedAt.get("v5")).isGreaterThan(10);
    comesBackOnceItCanBeRead();
    world.target.viewsLookedAt.remove("v5");
    assertThat(world.target.viewsLookedAt).hasSize(9);
    assertThat(world.target.viewsLookedAt.values()).containsOnly(1);
  }

  @Test
  void aLookThatFailsCostsNoCopy() {
    world.target.unreadable.put("v", ClusterException.transientError("no backend is there"));
    world.createJob();
    run();
    comesBackOnceItCanBeRead();
    assertThat(world.progress().fullCopies).isEqualTo(1);
    assertThat(world.progress().tableCopies).isZero();
  }
}
