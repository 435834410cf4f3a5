package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.dorisdr.minidoris.be.storage.StorageException;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a disk changes by itself, without a trace in length or time, is found. */
class ScrubTest {
  @TempDir Path home;

  private static Path change(Tablet tablet, long version) throws Exception {
    Path file = tablet.file(tablet.rowsetOfVersion(version).orElseThrow(), 0);
    FileTime before = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[0] ^= 1;
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, before);
    return file;
  }

  @Test
  void filesAreReadAgainALimitedNumberOfBytesAtATimeUntilTheDamagedOneIsFound() throws Exception {
    try (TestBackend be = new TestBackend(home, Map.of())) {
      for (long id = 5; id < 8; id++) {
        be.createTablet(id, false);
        be.load(500 + id, id, "0123456789");
        be.run(be.publishTask(500 + id, id, 2));
        change(be.tablet(id), 2);
      }
      long later = be.backend.storage().clock().millis() + 1;
      for (int found = 1; found <= 3; found++) {
        be.backend.storage().scrub(later, 10);
        assertThat(be.backend.storage().tablets().stream().filter(t -> t.damage() != null))
            .hasSize(found);
      }
      assertThat(be.tablet(5).info().isUsed()).isFalse();
      assertThat(be.tablet(5).damage()).contains("checksum");
    }
  }

  @Test
  void aDamagedFileIsNeitherReadNorPutIntoASnapshot() throws Exception {
    try (TestBackend be = new TestBackend(home, Map.of())) {
      be.createTablet(5, false);
      be.load(500, 5, "0123456789");
      be.run(be.publishTask(500, 5, 2));
      Path file = change(be.tablet(5), 2);
      assertThatThrownBy(() -> be.tablet(5).captureFiles(2))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("file " + file + " has checksum");
      assertThatThrownBy(() -> be.backend.storage().snapshots().make(be.tablet(5), 2, 60))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("is damaged");
      assertThat(be.backend.storage().snapshots().directory())
          .satisfiesAnyOf(d -> assertThat(d).doesNotExist(), d -> assertThat(d).isEmptyDirectory());
    }
  }
}
