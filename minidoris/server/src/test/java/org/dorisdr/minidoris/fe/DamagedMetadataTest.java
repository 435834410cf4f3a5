package org.dorisdr.minidoris.fe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.fe.journal.CorruptMetadataException;
import org.dorisdr.minidoris.fe.testing.FreePorts;
import org.dorisdr.minidoris.testing.RefusedStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frontend never goes on with less than it has acknowledged: it falls back, or refuses. */
class DamagedMetadataTest {
  private static final List<String> ALL = List.of("first", "second", "third");

  @TempDir Path directory;
  private Path home;
  private final Map<String, String> conf = new HashMap<>();

  /** Metadata as a kill -9 leaves them: two images, and a journal that goes on. */
  @BeforeEach
  void writeMetadata() throws IOException {
    home = directory.resolve("killed");
    Path running = directory.resolve("running");
    conf.put("edit_log_port", String.valueOf(FreePorts.next()));
    for (String port : new String[] {"rpc_port", "query_port", "http_port"}) {
      conf.put(port, "0");
    }
    try (FeServer fe = start(running)) {
      fe.nodes().addBackend("first", 9050);
      fe.checkpoint(1);
      fe.nodes().addBackend("second", 9050);
      fe.checkpoint(1);
      fe.nodes().addBackend("third", 9050);
      copy(running, home);
    }
    Files.createDirectories(home.resolve("conf"));
    StringBuilder text = new StringBuilder();
    conf.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    Files.writeString(home.resolve("conf/fe.conf"), text);
  }

  private FeServer start(Path where) throws IOException {
    FeServer fe = FeServer.start(new FeSettings(where, conf), null);
    await().until(fe::isMaster);
    return fe;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().endsWith(".lck")) {
          Path target = to.resolve(from.relativize(file).toString());
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
    }
  }

  private List<String> backendsAfterStart() throws IOException {
    try (FeServer fe = start(home)) {
      return fe.cluster().backends().stream().map(ClusterState.Backend::host).toList();
    }
  }

  private Path meta(String name) {
    return home.resolve("doris-meta").resolve(name);
  }

  private Path newestJournalFile() throws IOException {
    try (Stream<Path> files = Files.list(meta("bdb"))) {
      return files
          .filter(f -> f.toString().endsWith(".jdb"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private List<Path> images() throws IOException {
    try (Stream<Path> files = Files.list(meta("image"))) {
      return files.filter(f -> f.getFileName().toString().startsWith("image.")).toList();
    }
  }

  @Test
  void aTornTailOfTheJournalIsCutOffAndWhatWasAcknowledgedIsThere() throws IOException {
    Path newest = newestJournalFile();
    byte[] half = new byte[333];
    new java.util.Random(1).nextBytes(half);
    Files.write(newest, half, StandardOpenOption.APPEND);
    assertThat(backendsAfterStart()).containsExactlyElementsOf(ALL);
  }

  @Test
  void aDamagedRecordInTheMiddleOfTheJournalIsRefused() throws Exception {
    Path newest = newestJournalFile();
    byte[] bytes = Files.readAllBytes(newest);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("third")] ^= 1;
    Files.write(newest, bytes);
    assertThat(RefusedStart.of(FeMain.class, home)).contains("fe: cannot go on: ", "damaged");
    assertThat(Files.readAllBytes(newest)).isEqualTo(bytes);
  }

  private Path newestImage() throws IOException {
    return images().stream()
        .max(Comparator.comparingLong(f -> Long.parseLong(f.toString().replaceAll(".*\\.", ""))))
        .orElseThrow();
  }

  @Test
  void aDamagedImageIsDoneWithoutAsTheOneBeforeAndTheJournalHaveEverything() throws IOException {
    Path newest = newestImage();
    byte[] whole = Files.readAllBytes(newest);
    byte[] flipped = whole.clone();
    flipped[whole.length / 2] ^= 1;
    for (byte[] damaged : List.of(flipped, new byte[0], Arrays.copyOf(whole, whole.length - 1))) {
      Files.write(newest, damaged);
      assertThat(backendsAfterStart()).containsExactlyElementsOf(ALL);
    }
  }

  @Test
  void withoutAnyWholeImageItRefuses() throws IOException {
    for (Path image : images()) {
      byte[] bytes = Files.readAllBytes(image);
      bytes[bytes.length / 2] ^= 1;
      Files.write(image, bytes);
    }
    assertThatThrownBy(() -> start(home))
        .isInstanceOf(CorruptMetadataException.class)
        .hasMessageContaining("can be read. HINT: put back a good copy");
  }

  @Test
  void withoutTheImageThatTheJournalContinuesItRefuses() throws Exception {
    for (Path image : images()) {
      Files.delete(image);
    }
    assertThat(RefusedStart.of(FeMain.class, home))
        .contains("fe: cannot go on: no image in ", "HINT: put back the newest image");
  }

  @Test
  void withoutTheJournalItRefusesUntilToldThatTheImageIsEnough() throws Exception {
    Durable.deleteTree(meta("bdb"));
    assertThat(RefusedStart.of(FeMain.class, home))
        .contains("what was written after the image is lost", "metadata_failure_recovery");
    conf.put("metadata_failure_recovery", "true");
    assertThat(backendsAfterStart()).containsExactly("first", "second");
  }

  @Test
  void withoutItsNameItRefusesInsteadOfFoundingANewCluster() throws IOException {
    Files.delete(meta("image/VERSION"));
    assertThatThrownBy(() -> start(home))
        .isInstanceOf(CorruptMetadataException.class)
        .hasMessageContaining("no image/VERSION");
  }

  @Test
  void aDamagedNameIsRefusedWithTheFileThatHoldsIt() throws IOException {
    Files.writeString(meta("image/VERSION"), "clusterId=x\n");
    assertThatThrownBy(() -> start(home))
        .isInstanceOf(CorruptMetadataException.class)
        .hasMessageContaining("VERSION is damaged: no valid clusterId");
  }

  @Test
  void aFullDiskIsSaidAtStart() throws Exception {
    Files.writeString(
        home.resolve("conf/fe.conf"),
        "bdbje_free_disk_bytes = " + Long.MAX_VALUE + "\n",
        StandardOpenOption.APPEND);
    assertThat(RefusedStart.of(FeMain.class, home)).contains("the disk of the edit log is full");
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
    Path file = directory.resolve("file");
    Files.writeString(file, "");
    Files.writeString(
        home.resolve("conf/fe.conf"), "meta_dir = " + file + "\n", StandardOpenOption.APPEND);
    assertThat(RefusedStart.of(FeMain.class, home))
        .containsIgnoringCase(file + "/image: not a directory");
  }
}
