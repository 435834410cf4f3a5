package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.minidoris.be.storage.StorageException;
import org.dorisdr.minidoris.testing.FailingDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk of a running backend fails: what was not forced to it by then is lost. */
class FailedDiskTest {
  private static final Map<String, String> WATCHFUL = Map.of("disk_stat_monitor_interval", "1");

  @TempDir Path home;

  @Test
  void nothingIsTakenAnyMoreAndWhatWasTakenIsThereAfterTheRepair() throws Exception {
    try (FailingDisk disk = FailingDisk.at(home.resolve("storage"), home.resolve("disk"), 120)) {
      try (TestBackend be = new TestBackend(home, WATCHFUL)) {
        be.createTablet(5, false);
        be.load(500, 5, "published");
        be.run(be.publishTask(500, 5, 2));
        be.load(501, 5, "committed");
        disk.fail();
        await().until(() -> !be.backend.storage().disk().isGood());
        assertThatThrownBy(() -> be.load(502, 5, "refused"))
            .isInstanceOf(StorageException.class)
            .hasMessageContaining("the disk of " + home.resolve("storage") + " has failed: ")
            .hasMessageContaining("HINT: ");
        assertThat(be.tablet(5).maxVersion()).isEqualTo(2);
      }
      disk.repair();
      try (TestBackend be = new TestBackend(home, WATCHFUL)) {
        assertThat(be.backend.storage().disk().isGood()).isTrue();
        be.run(be.publishTask(501, 5, 3));
        assertThat(be.tablet(5).maxVersion()).isEqualTo(3);
        be.load(502, 5, "taken again");
      }
    }
  }
}
