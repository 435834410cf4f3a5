package org.dorisdr.recovery;

import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.sandbox.Topology;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of each process of both clusters while a sync job copies everything, follows, and copies
 * one table. {@code -Dkills.seed=N} replays, {@code -Dkills.count=N} says how often. The files of a
 * failed run stay.
 */
@Tag("long")
class SyncKillsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final int SHORT = 4;
  private static final int LONG = 60;

  /** The writers fail often while a backend is away, and Doris keeps 2000 labels. */
  private static final Map<String, String> SETTINGS = Map.of("label_num_threshold", "20000");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path directory;

  @Test
  void theTargetHasEveryChangeOnceThroughAFewKills() throws Exception {
    run(SHORT);
  }

  @Test
  void theTargetHasEveryChangeOnceThroughSixtyKills() throws Exception {
    run(LONG);
  }

  private void run(int count) throws Exception {
    long seed = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    System.out.println("kills of a sync job: seed " + seed);
    try (Clusters clusters =
        new Clusters(
            directory,
            Installation.ofShortLives(ROOT),
            TestPorts.offset(),
            Topology.PLAIN,
            SETTINGS)) {
      clusters.start();
      try (ClusterLoad load = new ClusterLoad(clusters.source(), seed, true)) {
        SandboxWorld world = new SandboxWorld(clusters, "sync-kills");
        new SyncKills(clusters, world, load, seed).run(Integer.getInteger("kills.count", count));
      }
    }
  }
}
