package org.dorisdr.recovery;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the frontend at any moment of RECOVER DATABASE and RECOVER TABLES. {@code
 * -Dkills.seed=N} replays.
 */
@Tag("long")
class RecoverKillsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int ROUNDS = Integer.getInteger("kills.count", 8);
  private static final int MOST_MILLIS = 500;

  @TempDir Path directory;

  @Test
  void whatARecoverBroughtBackIsWholeWheneverTheFrontendDied() throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    System.out.println("recover kills: seed " + seed);
    Random random = new Random(seed);
    try (Clusters clusters =
        new Clusters(directory, Installation.ofShortLives(ROOT), TestPorts.offset())) {
      clusters.start();
      RecoverKills kills =
          new RecoverKills(clusters.source(), new SandboxWorld(clusters, "recover"));
      kills.prepare();
      for (int i = 0; i < ROUNDS; i++) {
        int after = random.nextInt(MOST_MILLIS);
        RecoverKills.Moment moment =
            i % 4 < 2 ? () -> TimeUnit.MILLISECONDS.sleep(after) : kills.whenSomeAreBack();
        if (i % 2 == 0) {
          kills.amidDatabase(moment);
        } else {
          kills.amidTables(moment);
        }
      }
    }
  }
}
