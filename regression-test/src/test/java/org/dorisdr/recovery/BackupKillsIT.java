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
 * that takes snapshots or commits, a snapshot of which a part is deleted, a database of which a
 * part is back. {@code -Dkills.count=N} says how often a restore, once by itself.
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
      SandboxWorld world = new SandboxWorld(clusters, "backup-kills");
      BackupKills kills = new BackupKills(clusters.source(), world);
      kills.prepare();
      kills.amidHashing();
      kills.backup();
      for (int i = 0; i < Integer.getInteger("kills.count", 1); i++) {
        kills.amidRestore(Set.of("SNAPSHOTING"));
        kills.amidRestore(Set.of("COMMIT", "COMMITTING"));
      }
      try (DeletionKills deletions =
          new DeletionKills(
              clusters, world, directory.resolve("s3/data").resolve(Clusters.BUCKET))) {
        deletions.prepare();
        deletions.amidDrop();
        deletions.amidRetention();
      }
      RecoverKills recovers = new RecoverKills(clusters.source(), world);
      recovers.prepare();
      recovers.amidDatabase(recovers.whenSomeAreBack());
      recovers.amidTables(recovers.whenSomeAreBack());
    }
  }
}
