package org.dorisdr.minidoris.be;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.be.storage.StorageException;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backend never goes on with less than it has acknowledged: it falls back, or refuses. */
class DamagedStorageTest {
  @TempDir Path home;

  /** A storage root as a kill -9 leaves it, with one published version and a committed load. */
  private Path killed() throws Exception {
    Path root = home.resolve("killed/storage");
    try (TestBackend be = new TestBackend(home.resolve("running"), Map.of())) {
      be.createTablet(5, false);
      be.load(500, 5, "published");
      be.run(be.publishTask(500, 5, 2));
      be.load(501, 5, "committed");
      Path running = home.resolve("running/storage");
      try (Stream<Path> files = Files.walk(running)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path target = root.resolve(running.relativize(file).toString());
          if (!file.toString().endsWith(".lck")) {
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
          }
        }
      }
    }
    return root;
  }

  private static Path metaFile(Path root) throws Exception {
    try (Stream<Path> files = Files.list(root.resolve("meta"))) {
      return files
          .filter(f -> f.toString().endsWith(".jdb"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private void startsWithEverything() throws Exception {
    try (TestBackend be = new TestBackend(home.resolve("killed"), Map.of())) {
      assertThat(be.tablet(5).maxVersion()).isEqualTo(2);
      assertThat(be.backend.storage().txns().find(501, 5)).isPresent();
      be.run(be.publishTask(501, 5, 3));
      assertThat(be.tablet(5).maxVersion()).isEqualTo(3);
    }
  }

  @Test
  void aTornTailOfTheMetadataIsCutOffAndWhatWasAcknowledgedIsThere() throws Exception {
    byte[] half = new byte[333];
    new java.util.Random(1).nextBytes(half);
    Files.write(metaFile(killed()), half, StandardOpenOption.APPEND);
    startsWithEverything();
  }

  @Test
  void aDamagedRecordInTheMiddleOfTheMetadataIsRefused() throws Exception {
    Path root = killed();
    Path meta = metaFile(root);
    byte[] bytes = Files.readAllBytes(meta);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("\"tabletId\"")] ^= 1;
    Files.write(meta, bytes);
    long files = count(root.resolve("data"));
    assertThatThrownBy(() -> new TestBackend(home.resolve("killed"), Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot be used. HINT: put back a good copy");
    assertThat(count(root.resolve("data"))).isEqualTo(files).isPositive();
  }

  @Test
  void tabletsWithoutMetadataAreNotThrownAway() throws Exception {
    Path root = killed();
    Durable.deleteTree(root.resolve("meta"));
    long files = count(root.resolve("data"));
    assertThatThrownBy(() -> new TestBackend(home.resolve("killed"), Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("no metadata in");
    assertThat(count(root.resolve("data"))).isEqualTo(files).isPositive();
  }

  private static long count(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aFullDiskTakesNoLoadAndNoTabletButKeepsAndPublishesWhatItHas() throws Exception {
    killed();
    Map<String, String> full =
        Map.of(
            "storage_flood_stage_usage_percent",
            "0",
            "storage_flood_stage_left_capacity_bytes",
            String.valueOf(Long.MAX_VALUE));
    try (TestBackend be = new TestBackend(home.resolve("killed"), full)) {
      assertThatThrownBy(() -> be.load(502, 5, "one more"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("exceed capacity limit");
      be.createTablet(6, false);
      assertThat(be.master.awaitEnd(TTaskType.CREATE, 6).getTaskStatus())
          .satisfies(s -> assertThat(s.getStatusCode()).isNotEqualTo(TStatusCode.OK))
          .satisfies(s -> assertThat(s.getErrorMsgs().toString()).contains("capacity limit"));
      be.run(be.publishTask(501, 5, 3));
      assertThat(be.tablet(5).maxVersion()).isEqualTo(3);
    }
  }

  @Test
  void aFileThatWasLostWhileItDidNotRunIsNoticedAtStart() throws Exception {
    Path root = killed();
    try (Stream<Path> files = Files.walk(root.resolve("data"))) {
      for (Path file : files.filter(f -> f.toString().endsWith("_0.dat")).toList()) {
        Files.write(file, new byte[1]);
      }
    }
    // Files of small loads stand in the metadata for a while, and come back from there.
    startsWithEverything();
    try (TestBackend be = new TestBackend(home.resolve("killed"), Map.of())) {
      be.backend.storage().flushSmallFiles(-1000);
      Files.delete(be.tablet(5).file(be.tablet(5).rowsetOfVersion(2).orElseThrow(), 0));
    }
    try (TestBackend be = new TestBackend(home.resolve("killed"), Map.of())) {
      assertThat(be.tablet(5).damage()).contains("is missing");
      assertThat(be.tablet(5).info().isUsed()).isFalse();
    }
  }

  @Test
  void aRootThatIsNoDirectoryIsNamed() throws Exception {
    Path file = home.resolve("file");
    Files.writeString(file, "");
    assertThatThrownBy(() -> new TestBackend(home, Map.of("storage_root_path", file.toString())))
        .hasMessageContaining(file.toString());
  }
}
