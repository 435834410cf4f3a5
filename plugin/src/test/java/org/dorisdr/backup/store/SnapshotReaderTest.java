package org.dorisdr.backup.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the repository that a real FE wrote, and broken ones. */
class SnapshotReaderTest {
  private static final Path GOLDEN = Path.of("../../shared/golden/repository");
  private static final String TIME = "2026-11-22-13-53-28";

  @TempDir Path directory;
  private Path root;
  private SnapshotReader reader;

  @BeforeEach
  void copyGolden() throws IOException {
    assumeTrue(Files.exists(GOLDEN), "skipped: no recordings at " + GOLDEN);
    root = directory.resolve("__palo_repository_nightly");
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = root.resolve(GOLDEN.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    reader = new SnapshotReader(new LocalObjectStore(directory), "nightly", Runnable::run);
  }

  @Test
  void namesSnapshotsThatARealFrontendWrote() throws IOException {
    assertThat(reader.snapshots())
        .containsExactly(
            new StoredSnapshot("b1", List.of(TIME), List.of(), true),
            new StoredSnapshot("b3", List.of("2026-11-22-13-53-58"), List.of(), true));
  }

  @Test
  void readsWhatIsInASnapshot() throws IOException {
    SnapshotInfo info = reader.info("b1", TIME);
    assertThat(info.database()).isEqualTo("bk");
    assertThat(info.backupTime()).isEqualTo(1795355608070L);
    assertThat(info.views()).containsExactly("v");
    assertThat(info.tables()).containsOnlyKeys("p", "t");
    List<SnapshotInfo.TabletFiles> tablets = info.tablets(reader.layout());
    assertThat(tablets).hasSize(3);
    assertThat(tablets.get(1).tabletId()).isEqualTo(1795354834516L);
    assertThat(tablets.get(1).folder())
        .isEqualTo(
            "__palo_repository_nightly/__ss_b1/__ss_content/__db_1795354834512"
                + "/__tbl_1795354834514/__part_1795354834513/__idx_1795354834515/__1795354834516");
    assertThat(tablets.get(1).files()).hasSize(2).allMatch(f -> ChecksumName.parse(f).isPresent());
    assertThat(reader.meta("b1")).hasSizeGreaterThan(100);
    assertThat(reader.info("b3", "2026-11-22-13-53-58").content()).isEqualTo("METADATA_ONLY");
  }

  @Test
  void tellsOfATruncatedDescription() throws IOException {
    Path info = directory.resolve(reader.infoPath("b1", TIME));
    Files.write(info, java.util.Arrays.copyOf(Files.readAllBytes(info), 200));
    assertThatThrownBy(() -> reader.info("b1", TIME)).hasMessageContaining("is damaged");
  }

  @Test
  void tellsOfBrokenSnapshots() throws IOException {
    Files.createDirectories(root.resolve("__ss_half/__ss_content/__db_1"));
    Files.writeString(root.resolve("__ss_half/__ss_content/__db_1/x"), "x");
    Path foreign = Files.createDirectories(root.resolve("__ss_foreign"));
    Files.writeString(foreign.resolve("__info_2026-01-01-00-00-00.txt"), "{}");
    Files.writeString(foreign.resolve("readme"), "hello");
    Files.writeString(root.resolve("__ss_file"), "not a folder");
    assertThat(reader.snapshots())
        .contains(
            new StoredSnapshot("half", List.of(), List.of(), false),
            new StoredSnapshot(
                "foreign", List.of(), List.of("__info_2026-01-01-00-00-00.txt"), false),
            new StoredSnapshot("file", List.of(), List.of(), false));
    assertThat(reader.snapshot("none"))
        .isEqualTo(new StoredSnapshot("none", List.of(), List.of(), false));
    assertThatThrownBy(() -> reader.info("half", TIME)).isInstanceOf(FileNotFoundException.class);
  }

  @Test
  void refusesJsonThatDescribesNoSnapshot() {
    for (String text : List.of("", "null", "[]", "{}", "{\"name\":1", "{\"name\":\"a\"}")) {
      assertThatThrownBy(() -> SnapshotInfo.parse(text.getBytes()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not a description of a snapshot");
    }
  }

  @Test
  void readsOldDescriptionsWithoutOrderAndContent() throws IOException {
    String json =
        "{\"name\":\"a\",\"database\":\"d\",\"id\":1,\"backup_objects\":{\"t\":{\"id\":2,\"partitions\":{\"t\":"
            + "{\"id\":3,\"version\":2,\"version_hash\":9,\"indexes\":{\"t\":{\"id\":4,\"schema_hash\":5,"
            + "\"tablets\":{\"12\":[\"x\"],\"7\":[]}}}}}}}}";
    SnapshotInfo info = SnapshotInfo.parse(json.getBytes());
    assertThat(info.content()).isEqualTo("ALL");
    assertThat(info.tablets(new Layout("r")))
        .extracting(SnapshotInfo.TabletFiles::tabletId)
        .containsExactly(7L, 12L);
  }
}
