package org.dorisdr.recovery;

import java.nio.file.Path;
import java.util.Set;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.sandbox.Installation;
import org.dorisdr.testing.TestPorts;
import org.dorisdr.tour.SandboxWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 of the frontend in states that scripts cannot hold: a schedule that hashes, a restore
 * that takes snapshots or commits. {@code -Dkills.count=N} says how often each, once by itself.
 */
class BackupKillsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();

  @TempDir Path directory;

  @Test
  void whatWasBegunEndsWholeWhereverTheFrontendDied() throws Exception {
    try (Clusters clusters =
        new Clusters(directory, Installation.ofShortLives(ROOT), TestPorts.offset())) {
      clusters.start();
      BackupKills kills =
          new BackupKills(clusters.source(), new SandboxWorld(clusters, "backup-kills"));
      kills.prepare();
      kills.amidHashing();
      kills.backup();
      for (int i = 0; i < Integer.getInteger("kills.count", 1); i++) {
        kills.amidRestore(Set.of("SNAPSHOTING"));
        kills.amidRestore(Set.of("COMMIT", "COMMITTING"));
      }
    }
  }
}
