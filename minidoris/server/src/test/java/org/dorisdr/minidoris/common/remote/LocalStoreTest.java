package org.dorisdr.minidoris.common.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {
  private static final String MD5 = "0123456789abcdef0123456789abcdef";

  @TempDir Path dir;
  private final RemoteStore store = RemoteStores.open("LOCAL", Map.of());

  @Test
  void readsBackWhatItWroteAndLeavesNoPartFile() {
    String location = "file://" + dir + "/a/b/x.dat." + MD5;
    store.upload("old".getBytes(UTF_8), location);
    store.upload("new".getBytes(UTF_8), location);

    assertThat(store.read(location)).asString(UTF_8).isEqualTo("new");
    assertThat(store.list("file://" + dir + "/a/b").files())
        .containsExactly(new RemoteStore.RemoteFile(location, "x.dat." + MD5, 3));
  }

  @Test
  void listsOneLevelOrAllBelow() {
    store.upload(new byte[1], dir + "/r/f");
    store.upload(new byte[2], dir + "/r/d1/g");
    store.upload(new byte[3], dir + "/r/d2/e/h");

    RemoteStore.Listing listing = store.list(dir + "/r");
    assertThat(listing.directories()).containsExactly("d1", "d2");
    assertThat(listing.files()).extracting(RemoteStore.RemoteFile::name).containsExactly("f");
    assertThat(store.listRecursively(dir + "/r"))
        .extracting(RemoteStore.RemoteFile::location)
        .containsExactly(dir + "/r/d1/g", dir + "/r/d2/e/h", dir + "/r/f");
    assertThat(store.list(dir + "/none").files()).isEmpty();
    assertThat(store.listRecursively(dir + "/none")).isEmpty();
  }

  @Test
  void copiesDownloadsAndDeletes() throws IOException {
    Path local = Files.writeString(dir.resolve("in"), "payload");
    store.upload(local, "0".repeat(32), dir + "/r/f");
    store.copy(dir + "/r/f", dir + "/r2/g");
    store.download(dir + "/r2/g", dir.resolve("out"));
    assertThat(dir.resolve("out")).hasContent("payload");

    store.deleteAll(List.of(dir + "/r/f", dir + "/r/absent"));
    assertThat(store.exists(dir + "/r/f")).isFalse();
    store.deleteDirectory(dir + "/r2");
    assertThat(dir.resolve("r2")).doesNotExist();
  }

  @Test
  void namesTheMissingFile() {
    assertThatThrownBy(() -> store.download(dir + "/absent", dir.resolve("out")))
        .isInstanceOfSatisfying(
            RemoteStoreException.class, e -> assertThat(e.isNotFound()).isTrue())
        .hasMessageContaining("absent");
    assertThat(dir.resolve("out")).doesNotExist();
  }
}
