package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.minidoris.testing.SmallDisk;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not a byte is left on the disk of a backend that was told to use all of it. */
class FullDiskTest {
  private static final Map<String, String> NO_LIMIT =
      Map.of("storage_flood_stage_left_capacity_bytes", "-1");

  @TempDir Path home;

  private static boolean created(TestBackend be, long tabletId) throws Exception {
    be.master.finished.clear();
    be.createTablet(tabletId, false);
    return be.backend.storage().tablet(tabletId).isPresent();
  }

  @Test
  void itSaysSoLosesNothingAndGoesOnWhenThereIsRoomAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.at(home, 80)) {
      long created = 10;
      try (TestBackend be = new TestBackend(home, NO_LIMIT)) {
        be.createTablet(5, false);
        be.load(500, 5, "published");
        be.run(be.publishTask(500, 5, 2));
        be.load(501, 5, "committed");
        disk.fillTo(0);
        while (created(be, created)) {
          created++;
        }
        refuses(be, created);
        disk.makeRoom();
        be.master.finished.clear();
        be.run(be.publishTask(501, 5, 3));
        assertThat(be.tablet(5).maxVersion()).isEqualTo(3);
        assertThat(created(be, created)).isTrue();
        be.load(502, created, "into the one that was refused");
      }
      try (TestBackend be = new TestBackend(home, NO_LIMIT)) {
        assertThat(be.tablet(5).maxVersion()).isEqualTo(3);
        assertThat(be.backend.storage().tablets()).hasSize((int) created - 10 + 2);
        assertThat(be.tablet(created).rowsets()).hasSize(1);
        be.run(be.publishTask(502, created, 2));
        assertThat(be.tablet(created).maxVersion()).isEqualTo(2);
      }
    }
  }

  private static void refuses(TestBackend be, long created) throws Exception {
    assertThat(be.master.awaitEnd(TTaskType.CREATE, created).getTaskStatus().getStatusCode())
        .isEqualTo(TStatusCode.INTERNAL_ERROR);
    for (int i = 0; i < 3; i++) {
      be.master.finished.clear();
      assertThat(be.run(be.publishTask(501, 5, 3)).getTaskStatus().getErrorMsgs().toString())
          .contains("the metadata in ", " cannot be written: ", "HINT: make room");
      assertThat(be.tablet(5).maxVersion()).isEqualTo(2);
    }
  }
}
