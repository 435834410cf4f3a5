package org.dorisdr.backup.store;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** Reads Doris's layout in one repository. Thread safe; closes nothing. */
public final class SnapshotReader {
  /** Largest description or schema file that is read: far above what a FE can make of it. */
  private static final int LIMIT = 1 << 30;

  private final ObjectStore store;
  private final Layout layout;
  private final Executor executor;

  /**
   * @param repository its name
   * @param executor asks for many folders at a time
   */
  public SnapshotReader(ObjectStore store, String repository, Executor executor) {
    this.store = store;
    this.layout = new Layout(repository);
    this.executor = executor;
  }

  public Layout layout() {
    return layout;
  }

  /** Labels that have a folder, ordered, whether whole or not. */
  public List<String> labels() throws IOException {
    return store.children(layout.root()).stream()
        .filter(name -> name.startsWith(Layout.SNAPSHOT))
        .map(name -> name.substring(Layout.SNAPSHOT.length()))
        .toList();
  }

  /** All snapshots by label; costs one request a label, many at a time, and reads no file. */
  public List<StoredSnapshot> snapshots() throws IOException {
    List<CompletableFuture<StoredSnapshot>> asked = new ArrayList<>();
    for (String label : labels()) {
      asked.add(CompletableFuture.supplyAsync(() -> unchecked(label), executor));
    }
    List<StoredSnapshot> snapshots = new ArrayList<>();
    try {
      for (CompletableFuture<StoredSnapshot> one : asked) {
        snapshots.add(one.join());
      }
      return snapshots;
    } catch (CompletionException e) {
      asked.forEach(one -> one.cancel(false));
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private StoredSnapshot unchecked(String label) {
    try {
      return snapshot(label);
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  /** Whether there is anything of a label, be it what an interrupted backup has left. */
  public boolean hasFolder(String label) throws IOException {
    return !store.children(layout.snapshot(label)).isEmpty();
  }

  /** One label; without anything if it has no folder. */
  public StoredSnapshot snapshot(String label) throws IOException {
    List<String> timestamps = new ArrayList<>();
    List<String> invalid = new ArrayList<>();
    boolean hasMeta = false;
    for (String file : store.children(layout.snapshot(label))) {
      Optional<ChecksumName> name = ChecksumName.parse(file);
      if (file.startsWith(Layout.INFO)) {
        name.ifPresentOrElse(
            n -> timestamps.add(n.name().substring(Layout.INFO.length())), () -> invalid.add(file));
      }
      hasMeta |= name.isPresent() && name.get().name().equals(Layout.META);
    }
    return new StoredSnapshot(label, timestamps, invalid, hasMeta);
  }

  /**
   * Reads a description and holds it against its checksum.
   *
   * @throws java.io.FileNotFoundException if there is none
   * @throws IOException if it is damaged or there are several
   */
  public SnapshotInfo info(String label, String timestamp) throws IOException {
    String path = infoPath(label, timestamp);
    SnapshotInfo info = SnapshotInfo.parse(checked(path));
    if (!info.name().equals(label)) {
      throw new IOException("%s describes another snapshot, %s".formatted(path, info.name()));
    }
    return info;
  }

  /**
   * Begins to read a description.
   *
   * @return fails with what {@link #info} would throw, as the cause
   */
  public CompletableFuture<SnapshotInfo> infoLater(String label, String timestamp) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return info(label, timestamp);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        executor);
  }

  /** Path of the file of {@link #info}. */
  public String infoPath(String label, String timestamp) throws IOException {
    return only(label, Layout.INFO + timestamp);
  }

  /** Path of the file of {@link #meta}. */
  public String metaPath(String label) throws IOException {
    return only(label, Layout.META);
  }

  /** Reads the schemas, held against their checksum: four bytes of length, then JSON. */
  public byte[] meta(String label) throws IOException {
    return checked(metaPath(label));
  }

  private String only(String label, String name) throws IOException {
    String folder = layout.snapshot(label);
    List<String> found = new ArrayList<>();
    for (String file : store.children(folder)) {
      ChecksumName.parse(file).filter(n -> n.name().equals(name)).ifPresent(n -> found.add(file));
    }
    if (found.isEmpty()) {
      throw new java.io.FileNotFoundException("no file " + folder + "/" + name + ".<md5>");
    }
    if (found.size() > 1) {
      throw new IOException(
          "expected one file %s/%s.<md5> but there are %s".formatted(folder, name, found));
    }
    return folder + "/" + found.get(0);
  }

  @SuppressWarnings("deprecation") // The layout has MD5.
  private byte[] checked(String path) throws IOException {
    byte[] content;
    try (InputStream in = store.open(path)) {
      content = in.readNBytes(LIMIT);
    }
    String md5 = Hashing.md5().hashBytes(content).toString();
    if (!path.endsWith("." + md5)) {
      throw new IOException("%s is damaged: the MD5 of its content is %s".formatted(path, md5));
    }
    return content;
  }
}
