package org.dorisdr.backup.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.dorisdr.backup.store.ObjectStore;

/** A store whose user dies after so many deletes, each of one file. */
record CrashingStore(ObjectStore store, int deletes, List<String> deleted) implements ObjectStore {
  @Override
  public void list(String prefix, Consumer<Entry> receiver) throws IOException {
    store.list(prefix, receiver);
  }

  @Override
  public List<String> children(String folder) throws IOException {
    return store.children(folder);
  }

  @Override
  public InputStream open(String path) throws IOException {
    return store.open(path);
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    store.write(path, content);
  }

  @Override
  public void delete(List<String> paths) throws IOException {
    for (String path : paths) {
      if (deleted.size() == deletes) {
        throw new IOException("crash");
      }
      store.delete(List.of(path));
      deleted.add(path);
    }
  }

  @Override
  public boolean canCopy() {
    return store.canCopy();
  }

  @Override
  public void copy(String from, String to) throws IOException {
    store.copy(from, to);
  }

  @Override
  public void close() {
    store.close();
  }
}
