package org.dorisdr.backup.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIsNotEmptyDirectoryException;
import org.apache.hadoop.ipc.RemoteException;

/**
 * A repository in a directory of HDFS, which cannot copy by itself: bytes would pass through here.
 * Thread safe.
 */
final class HdfsObjectStore implements ObjectStore {
  private final FileSystem files;
  private final Path root;

  private HdfsObjectStore(FileSystem files, Path root) {
    this.files = files;
    this.root = root;
  }

  /**
   * @param location {@code hdfs://host/path}, or {@code /path} below {@code fs.defaultFS}
   */
  static HdfsObjectStore open(String location, Map<String, String> properties) throws IOException {
    Path root;
    URI uri;
    try {
      root = new Path(location);
      uri = root.toUri();
      if (uri.getScheme() == null) {
        uri = FileSystem.getDefaultUri(HdfsSettings.configuration(properties));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("not a location of HDFS: " + location, e);
    }
    FileSystem files = HdfsSettings.open(uri, properties);
    return new HdfsObjectStore(files, files.makeQualified(root));
  }

  @Override
  public void list(String prefix, Consumer<Entry> receiver) throws IOException {
    String folder = prefix.contains("/") ? prefix.substring(0, prefix.lastIndexOf('/')) : "";
    call("list " + prefix, () -> walk(folder, prefix, receiver));
  }

  private void walk(String folder, String prefix, Consumer<Entry> receiver) throws IOException {
    for (FileStatus status : entries(folder)) {
      String name = status.getPath().getName();
      String path = folder.isEmpty() ? name : folder + "/" + name;
      boolean leads = status.isDirectory() && prefix.startsWith(path + "/");
      if (!leads && !path.startsWith(prefix)) {
        continue;
      }
      if (status.isDirectory()) {
        walk(path, prefix, receiver);
      } else {
        receiver.accept(new Entry(path, status.getLen()));
      }
    }
  }

  private FileStatus[] entries(String folder) throws IOException {
    try {
      FileStatus[] entries = files.listStatus(path(folder));
      Arrays.sort(entries, Comparator.comparing(HdfsObjectStore::sortKey));
      return entries;
    } catch (FileNotFoundException e) {
      return new FileStatus[0];
    }
  }

  /** As paths sort: a folder's name is followed by a slash. */
  private static String sortKey(FileStatus status) {
    String name = status.getPath().getName();
    return status.isDirectory() ? name + "/" : name;
  }

  @Override
  public List<String> children(String folder) throws IOException {
    return get(
        "list " + folder,
        () ->
            Arrays.stream(entries(folder))
                .map(status -> status.getPath().getName())
                .sorted()
                .toList());
  }

  @Override
  public InputStream open(String path) throws IOException {
    return get("read " + path, () -> files.open(path(path)));
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    call(
        "write " + path,
        () -> {
          Path part = path(path + ".part");
          try (OutputStream out = files.create(part, true)) {
            out.write(content);
          }
          files.delete(path(path), false);
          if (!files.rename(part, path(path))) {
            throw new IOException("the file cannot be renamed");
          }
        });
  }

  @Override
  public void delete(List<String> paths) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (String path : paths) {
      call("delete " + path, () -> files.delete(path(path), false));
      folders.add(path(path).getParent());
    }
    for (Path folder : folders) {
      call("delete " + folder, () -> deleteEmpty(folder));
    }
  }

  @Override
  public void deleteEmptyFolder(String folder) throws IOException {
    call("delete " + folder, () -> deleteEmptyFolders(folder));
  }

  private void deleteEmptyFolders(String folder) throws IOException {
    for (FileStatus entry : entries(folder)) {
      if (entry.isDirectory()) {
        deleteEmptyFolders(folder + "/" + entry.getPath().getName());
      }
    }
    deleteEmpty(path(folder));
  }

  private void deleteEmpty(Path folder) throws IOException {
    for (Path at = folder; !at.equals(root) && at.depth() > root.depth(); at = at.getParent()) {
      try {
        files.delete(at, false);
      } catch (PathIsNotEmptyDirectoryException notEmpty) {
        return;
      } catch (RemoteException e) {
        if (e.unwrapRemoteException() instanceof PathIsNotEmptyDirectoryException) {
          return;
        }
        throw e;
      }
    }
  }

  @Override
  public boolean canCopy() {
    return false;
  }

  @Override
  public void copy(String from, String to) {
    throw new UnsupportedOperationException("HDFS does not copy files by itself");
  }

  @Override
  public void close() {
    try {
      files.close();
    } catch (IOException e) {
      // Nothing is open for writing.
    }
  }

  private Path path(String path) {
    return path.isEmpty() ? root : new Path(root, path);
  }

  private interface Work {
    void run() throws IOException;
  }

  private interface Question<T> {
    T ask() throws IOException;
  }

  private void call(String what, Work work) throws IOException {
    get(
        what,
        () -> {
          work.run();
          return null;
        });
  }

  private static <T> T get(String what, Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (FileNotFoundException e) {
      FileNotFoundException absent = new FileNotFoundException("cannot " + what + ": no such file");
      absent.initCause(e);
      throw absent;
    } catch (IOException e) {
      throw new IOException("cannot %s: %s".formatted(what, firstLine(e)), e);
    }
  }

  /** Hadoop puts stack traces of the server into messages. */
  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
