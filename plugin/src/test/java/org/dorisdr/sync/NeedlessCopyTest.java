package org.dorisdr.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend that is away for long, on either side, makes a table late; it is no reason to copy. */
class NeedlessCopyTest {
  private static final ClusterException GONE =
      new ClusterException(ClusterException.Kind.UNREACHABLE, null, "connection refused", null);
  private static final ClusterException CUT_OFF =
      ClusterException.transientError("HTTP_ERROR: Couldn't connect to server");
  private static final ClusterException RECOVERING =
      ClusterException.transientError("tablet is being cloned");

  private final SimWorld world = new SimWorld(11);

  private void following(int tables) {
    for (int i = 0; i < tables; i++) {
      world.user.createTable("t" + i, "p1");
    }
    world.createJob();
    world.settle();
    SimTable table = world.source.tables.get("t0");
    world.user.insert(Map.of(table, table.partitions.get("p1")));
  }

  private void during(ClusterException error, Duration span) {
    world.target.ingestError = error;
    long end = world.clock.nanoTime() + span.toNanos();
    while (world.clock.nanoTime() < end) {
      world.step();
    }
    world.target.ingestError = null;
  }

  private void assertNothingWasCopied() {
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isZero();
    assertThat(world.progress().fullCopies).isEqualTo(1);
  }

  /** Patience with the data must not have run out while there was nobody to give them. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void doesNotCopyForAnErrorOfABackendThatHasJustComeBack(int tables) {
    following(tables);
    during(GONE, Duration.ofMinutes(3));
    during(RECOVERING, Duration.ofSeconds(20));
    assertNothingWasCopied();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void doesNotCopyBecauseTheBackendsCannotReachEachOther(int tables) {
    following(tables);
    during(CUT_OFF, Duration.ofMinutes(10));
    assertNothingWasCopied();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void copiesInTheEndWhatABackendRefusesThoughAllAreThere(int tables) {
    following(tables);
    during(ClusterException.refused("no such rowset"), Duration.ofMinutes(3));
    world.settle();
    assertThat(world.target.content()).isEqualTo(world.source.content());
    assertThat(world.progress().tableCopies).as(world.events()).isEqualTo(1);
  }
}
