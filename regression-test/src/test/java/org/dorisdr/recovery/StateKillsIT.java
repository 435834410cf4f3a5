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
import org.junit.jupiter.api.io.TempDir;

/** A change of the master in every state that a backup or restore of Doris can be in. */
class StateKillsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final long TICK_MILLIS = 500;

  @TempDir Path directory;

  @Test
  @Tag("long")
  void anotherMasterGoesOnWithJobsInEveryState() throws Exception {
    try (Clusters clusters =
        new Clusters(
            directory,
            Installation.ofShortLives(ROOT),
            TestPorts.offset(),
            Topology.of("Clusters: source 3+1, target 1+1"),
            Map.of("backup_handler_update_interval_millis", String.valueOf(TICK_MILLIS)))) {
      clusters.start();
      SandboxWorld world = new SandboxWorld(clusters, "states");
      StateKills kills = new StateKills(clusters.source(), world, TICK_MILLIS);
      kills.prepare();
      kills.killInEachState();
    }
  }
}
