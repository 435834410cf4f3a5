package org.dorisdr.recovery;

import java.nio.file.Path;
import java.util.Random;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Size;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.testing.TestPorts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -STOP of frontends under load, for longer than it takes the others to elect, and kill -CONT.
 * {@code -Dkills.seed=N} replays, {@code -Dkills.count=N} says how often.
 */
@Tag("long")
class FrozenMasterIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int ROUNDS = 3;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void aMasterThatWasFrozenStepsDownAndAcknowledgesNothingMore() throws Exception {
    run(Integer.getInteger("kills.count", ROUNDS));
  }

  private void run(int rounds) throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    System.out.println("frozen frontends: seed " + seed);
    Topology topology = new Topology(Size.parse("3+1"), Size.ONE);
    try (Clusters clusters =
        new Clusters(directory, Installation.ofShortLives(ROOT), TestPorts.offset(), topology)) {
      clusters.start();
      try (Freezes freezes = new Freezes(clusters.source(), new Random(seed))) {
        for (int i = 0; i < rounds; i++) {
          freezes.freezeTheMaster();
        }
        freezes.freezeAllFollowers();
      }
    }
  }
}
