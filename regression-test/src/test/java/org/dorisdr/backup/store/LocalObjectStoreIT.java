package org.dorisdr.backup.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.dorisdr.host.Repositories.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory as a store. */
class LocalObjectStoreIT extends ObjectStoreContract {
  @TempDir Path directory;

  @Override
  ObjectStore open() throws IOException {
    return new RepositoryStores()
        .open(new Repository("r", "LOCAL", "file://" + directory, false, Map.of()));
  }

  @Override
  void write(String path, byte[] content) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  @Test
  void staysInsideItsDirectory() {
    assertThatThrownBy(() -> store().open("../outside")).hasMessageContaining("not a path inside");
  }
}
