package org.dorisdr.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every kind of store has to do; each test in a folder of its own. */
abstract class ObjectStoreContract {
  private ObjectStore store;

  /** Opens a repository that nobody has used. */
  abstract ObjectStore open() throws IOException;

  /** Writes a file past the store. */
  abstract void write(String path, byte[] content) throws IOException;

  @BeforeEach
  void openStore() throws IOException {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  ObjectStore store() {
    return store;
  }

  void write(String path, String content) throws IOException {
    write(path, content.getBytes(UTF_8));
  }

  String read(String path) throws IOException {
    try (InputStream in = store.open(path)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  List<String> list(String prefix) throws IOException {
    List<String> found = new ArrayList<>();
    store.list(prefix, entry -> found.add(entry.path() + " " + entry.bytes()));
    return found;
  }

  @Test
  void writesAndReplacesASmallFile() throws IOException {
    store.write("r/beside/x", "one".getBytes(UTF_8));
    store.write("r/beside/x", "another".getBytes(UTF_8));
    assertThat(read("r/beside/x")).isEqualTo("another");
    assertThat(list("r/beside/")).containsExactly("r/beside/x 7");
  }

  @Test
  void listsByPrefixInTheOrderOfPaths() throws IOException {
    write("r/__ss_b/x", "12");
    write("r/__ss_a/deep/er/x", "1");
    write("r/__ss_a.x/y", "123");
    write("r/__ss_a/a", "");
    assertThat(list("r/"))
        .containsExactly("r/__ss_a.x/y 3", "r/__ss_a/a 0", "r/__ss_a/deep/er/x 1", "r/__ss_b/x 2");
    assertThat(list("r/__ss_a")).hasSize(3);
    assertThat(list("r/__ss_a/")).hasSize(2);
    assertThat(list("r/__ss_a/deep/er/x")).hasSize(1);
    assertThat(list("no/such")).isEmpty();
  }

  @Test
  void namesWhatIsRightBelowAFolder() throws IOException {
    write("r/__ss_b/deep/x", "1");
    write("r/__ss_a/x", "1");
    write("r/__repo_info", "1");
    assertThat(store.children("r")).containsExactly("__repo_info", "__ss_a", "__ss_b");
    assertThat(store.children("r/__ss_b")).containsExactly("deep");
    assertThat(store.children("absent")).isEmpty();
  }

  @Test
  void readsWholeFilesAndTellsOfAbsentOnes() throws IOException {
    write("r/file", "content");
    assertThat(read("r/file")).isEqualTo("content");
    assertThatThrownBy(() -> store.open("r/none"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("r/none");
  }

  @Test
  void deletesWhatIsThereAndFoldersThatBecomeEmpty() throws IOException {
    write("r/__ss_a/c/x", "1");
    write("r/__ss_a/c/y", "1");
    write("r/other", "1");
    store.delete(List.of("r/__ss_a/c/x", "r/__ss_a/none", "r/none/none"));
    assertThat(list("")).containsExactly("r/__ss_a/c/y 1", "r/other 1");
    store.delete(List.of("r/__ss_a/c/y"));
    assertThat(store.children("r")).containsExactly("other");
  }

  @Test
  void takesNamesOfEveryKind() throws IOException {
    for (String name : List.of("a b", "quote'\"`", "été-数据", "plus+percent%41", "a:b@c#d")) {
      String path = "r/__ss_" + name + "/file";
      try {
        write(path, name);
      } catch (IllegalArgumentException e) {
        // HDFS has no colon in names.
        assertThat(name).contains(":");
        continue;
      }
      assertThat(list("r/__ss_" + name)).containsExactly(path + " " + name.getBytes(UTF_8).length);
      assertThat(read(path)).isEqualTo(name);
      if (store.canCopy()) {
        store.copy(path, path + "2");
        assertThat(read(path + "2")).isEqualTo(name);
      }
      store.delete(List.of(path, path + "2"));
      assertThat(list("r/")).isEmpty();
    }
  }

  @Test
  void copiesInsideTheStoreAndReplaces() throws IOException {
    assumeThat(store.canCopy()).isTrue();
    write("r/from", "new");
    write("r/b/to", "old and longer");
    store.copy("r/from", "r/b/to");
    store.copy("r/from", "r/c/d/to");
    assertThat(read("r/b/to")).isEqualTo("new");
    assertThat(read("r/c/d/to")).isEqualTo("new");
    assertThat(store.children("r/b")).containsExactly("to");
    assertThatThrownBy(() -> store.copy("r/none", "r/to"))
        .isInstanceOf(FileNotFoundException.class);
    assertThat(store.children("r")).doesNotContain("to");
  }
}
