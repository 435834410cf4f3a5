package org.dorisdr.backup.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.backup.store.ObjectStore;
import org.dorisdr.backup.store.RepositoryStores;
import org.dorisdr.backup.store.SnapshotReader;
import org.dorisdr.host.Repositories.Repository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotDeletionTest {
  private static final String ROOT = "__palo_repository_r/";
  private static final String DATA = ROOT + "__ss_a/__ss_content/__db_1/__tbl_2/__part_3/__idx_4/";
  private static final String T1 = "2026-01-01-00-00-00";
  private static final String T2 = "2026-01-02-00-00-00";

  @TempDir Path directory;
  private ObjectStore store;
  private SnapshotReader reader;

  @BeforeEach
  void fill() throws IOException {
    store =
        new RepositoryStores()
            .open(new Repository("r", "LOCAL", directory.toString(), false, Map.of()));
    reader = new SnapshotReader(store, "r", Runnable::run);
    put(ROOT + "__repo_info", "{}");
    putInfo("a", T1, "x");
    put(DATA + "__5/x." + "0".repeat(32), "x");
    putSummed(ROOT + "__ss_a/__meta", "meta");
    putInfo("ab", T1, "x");
    put(ROOT + "__ss_ab/__ss_content/keep", "x");
    new ContentFile(1, Map.of()).write(store, reader.layout(), "a");
    new ContentFile(1, Map.of()).write(store, reader.layout(), "ab");
  }

  /** As one leaves them that dies after the files; Doris takes the label for used. */
  @Test
  void removesFoldersWithoutFilesButNoFile() throws IOException {
    Files.createDirectories(directory.resolve(ROOT + "__ss_b/__ss_content/__db_1/__tbl_2"));
    new SnapshotDeletion(store, reader).delete("b", "");
    assertThat(reader.labels()).containsExactly("a", "ab");
    store.deleteEmptyFolder(ROOT + "__ss_b");
    store.deleteEmptyFolder(ROOT + "__ss_ab");
    assertThat(directory.resolve(ROOT + "__ss_ab/__ss_content/keep")).exists();
  }

  private void put(String path, String content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @SuppressWarnings("deprecation")
  private void putSummed(String path, String content) throws IOException {
    put(path + "." + Hashing.md5().hashString(content, UTF_8), content);
  }

  private void putInfo(String label, String time, String file) throws IOException {
    putSummed(
        ROOT + "__ss_" + label + "/__info_" + time,
        """
        {"name":"%s","database":"d","id":1,"backup_objects":{"t":{"id":2,"partitions":{"t":{"id":3,
        "version":2,"indexes":{"t":{"id":4,"schema_hash":9,"tablets":{"5":["%s.%s"]}}}}}}}}"""
            .formatted(label, file, "0".repeat(32)));
  }

  private List<String> files() throws IOException {
    List<String> all = new ArrayList<>();
    store.list("", entry -> all.add(entry.path()));
    return all;
  }

  private long delete(String label, String time) throws IOException {
    return new SnapshotDeletion(store, reader).delete(label, time);
  }

  @Test
  void removesExactlyItsOwnFiles() throws IOException {
    List<String> others =
        files().stream()
            .filter(f -> !f.contains("__ss_a/") && !f.contains("/a.json"))
            .collect(Collectors.toList());
    assertThat(delete("a", T1)).isEqualTo(4);
    assertThat(files()).containsExactlyElementsOf(others);
    assertThat(directory.resolve(ROOT + "__ss_a")).doesNotExist();
  }

  @Test
  void removesHalfADescriptionToo() throws IOException {
    put(ROOT + "__ss_a/__info_" + T1 + ".part", "{");
    put(ROOT + "__ss_a/__info_" + T2 + "." + "0".repeat(32) + "-half", "{");
    delete("a", T1);
    assertThat(directory.resolve(ROOT + "__ss_a")).doesNotExist();
  }

  @Test
  void removesWhatOnlyHasHalfADescription() throws IOException {
    put(ROOT + "__ss_c/__info_" + T1 + ".part", "{");
    delete("c", "");
    assertThat(directory.resolve(ROOT + "__ss_c")).doesNotExist();
  }

  @Test
  void keepsWhatAnotherTimestampOfTheLabelNeeds() throws IOException {
    putInfo("a", T2, "y");
    put(DATA + "__5/y." + "0".repeat(32), "y");
    delete("a", T1);
    assertThat(files())
        .anyMatch(f -> f.contains("__5/y."))
        .noneMatch(f -> f.contains("__5/x."))
        .anyMatch(f -> f.contains("__ss_a/__meta"));
    assertThat(reader.snapshot("a").timestamps()).containsExactly(T2);
  }

  @Test
  void deletesNothingIfItCannotTellWhatTheOtherNeeds() throws IOException {
    put(ROOT + "__ss_a/__info_" + T2 + "." + "0".repeat(32), "{");
    List<String> before = files();
    assertThatThrownBy(() -> delete("a", T1)).hasMessageContaining("nothing is deleted");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void goesOnAfterACrashAtEveryFile() throws IOException {
    for (int crashAt = 0; crashAt < 4; crashAt++) {
      fill();
      List<String> gone = new ArrayList<>();
      CrashingStore crashing = new CrashingStore(store, crashAt, gone);
      SnapshotReader through = new SnapshotReader(crashing, "r", Runnable::run);
      assertThatThrownBy(() -> new SnapshotDeletion(crashing, through).delete("a", T1))
          .hasMessage("crash");
      if (!gone.isEmpty()) {
        assertThat(gone.get(0)).contains("__info_");
        assertThat(reader.snapshot("a").isWhole()).isFalse();
      }
      delete("a", T1);
      assertThat(files()).noneMatch(f -> f.contains("__ss_a/") || f.contains("/a.json"));
    }
  }
}
