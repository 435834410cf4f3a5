package org.dorisdr.backup;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.dorisdr.backup.store.ObjectStore;
import org.dorisdr.backup.store.ObjectStores;
import org.dorisdr.host.Repositories.Repository;

/** A bucket in memory, with the faults that buckets have. */
final class ModelStore implements ObjectStore, ObjectStores {
  final TreeMap<String, byte[]> files = new TreeMap<>();
  private final Danger danger;

  /** Every so many calls fail; 0 = none. */
  int failsEvery;

  /** Nothing can be reached. */
  boolean unreachable;

  /** Listings show what was there some calls ago; 0 = they are true. */
  int staleCalls;

  /** A file that listings leave out; null = none. */
  String unlisted;

  private int calls;
  private Map<String, byte[]> shown = Map.of();
  private int shownAt;

  ModelStore(Danger danger) {
    this.danger = danger;
  }

  @Override
  public ObjectStore open(Repository repository) {
    return this;
  }

  private void call(String what) throws IOException {
    danger.point();
    calls++;
    if (unreachable) {
      throw new IOException("cannot " + what + ": connection refused");
    }
    if (failsEvery > 0 && calls % failsEvery == 0) {
      throw new IOException("cannot " + what + ": SlowDown (HTTP 503)");
    }
  }

  private TreeMap<String, byte[]> listing() {
    if (unlisted != null) {
      TreeMap<String, byte[]> all = new TreeMap<>(files);
      all.remove(unlisted);
      return all;
    }
    if (staleCalls == 0) {
      return files;
    }
    if (calls - shownAt > staleCalls) {
      shown = new TreeMap<>(files);
      shownAt = calls;
    }
    return new TreeMap<>(shown);
  }

  @Override
  public void list(String prefix, Consumer<Entry> receiver) throws IOException {
    call("list " + prefix);
    new TreeMap<>(listing().subMap(prefix, prefix + Character.MAX_VALUE))
        .forEach((path, content) -> receiver.accept(new Entry(path, content.length)));
  }

  @Override
  public List<String> children(String folder) throws IOException {
    call("list " + folder);
    TreeSet<String> names = new TreeSet<>();
    String prefix = folder + "/";
    for (String path : listing().subMap(prefix, prefix + Character.MAX_VALUE).keySet()) {
      names.add(path.substring(prefix.length()).split("/", 2)[0]);
    }
    return List.copyOf(names);
  }

  @Override
  public InputStream open(String path) throws IOException {
    call("read " + path);
    byte[] content = files.get(path);
    if (content == null) {
      throw new FileNotFoundException("cannot read " + path + ": no such file");
    }
    return new ByteArrayInputStream(content);
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    call("write " + path);
    files.put(path, content);
    danger.point();
  }

  @Override
  public void delete(List<String> paths) throws IOException {
    for (String path : paths) {
      call("delete " + path);
      files.remove(path);
      danger.point();
    }
  }

  @Override
  public boolean canCopy() {
    return true;
  }

  @Override
  public void copy(String from, String to) throws IOException {
    call("copy " + from);
    byte[] content = files.get(from);
    if (content == null) {
      throw new FileNotFoundException("cannot copy " + from + ": no such file");
    }
    files.put(to, content);
    danger.point();
  }

  @Override
  public void close() {}
}
