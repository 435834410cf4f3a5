package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Size;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the target's master, one of three frontends, in the middle of PROMOTE, PROMOTE FORCE
 * and SWITCHOVER. {@code -Dkills.seed=N} replays, {@code -Dkills.count=N} says how often.
 */
@Tag("long")
class TakeOverKillsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  void aTakeOverIsFinishedOrUndoneWheneverTheMasterDies() throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    System.out.println("kills in take-overs: seed " + seed);
    Topology topology = new Topology(Size.ONE, Size.parse("3+1"));
    try (Clusters clusters =
        new Clusters(directory, Installation.ofShortLives(ROOT), TestPorts.offset(), topology)) {
      clusters.start();
      TakeOverKills kills =
          new TakeOverKills(clusters, new SandboxWorld(clusters, "take-over"), seed);
      kills.run(Integer.getInteger("kills.count", 24));
      System.out.println("after the kills: " + kills.ended());
      assertThat(kills.ended()).contains("RUNNING", "PROMOTED");
    }
  }
}
