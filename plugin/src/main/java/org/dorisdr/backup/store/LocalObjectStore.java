package org.dorisdr.backup.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A repository in a directory that every machine sees at the same path. Thread safe. */
final class LocalObjectStore implements ObjectStore {
  /** Where copies grow; outside the folders of tablets, where every file counts as data. */
  private static final String PARTS = "__dr_parts";

  private final Path root;

  LocalObjectStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** The directory of {@code file:///path} or {@code /path}. */
  static Path directory(String location) throws IOException {
    try {
      return location.startsWith("file:")
          ? Path.of(URI.create(location).getPath())
          : Path.of(location);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a directory: " + location, e);
    }
  }

  @Override
  public void list(String prefix, Consumer<Entry> receiver) throws IOException {
    String folder = prefix.contains("/") ? prefix.substring(0, prefix.lastIndexOf('/')) : "";
    try {
      walk(path(folder), prefix, receiver);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void walk(Path folder, String prefix, Consumer<Entry> receiver) throws IOException {
    for (Path entry : entries(folder)) {
      String path = relative(entry);
      boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
      boolean leads = isFolder && prefix.startsWith(path + "/");
      if (!leads && !path.startsWith(prefix)) {
        continue;
      }
      if (isFolder) {
        walk(entry, prefix, receiver);
      } else {
        try {
          receiver.accept(new Entry(path, Files.size(entry)));
        } catch (NoSuchFileException vanished) {
          // Was deleted after it was listed.
        }
      }
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      // As paths sort: a folder's name is followed by a slash.
      return entries.sorted(Comparator.comparing(LocalObjectStore::sortKey)).toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    }
  }

  private static String sortKey(Path entry) {
    String name = entry.getFileName().toString();
    return Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) ? name + "/" : name;
  }

  @Override
  public List<String> children(String folder) throws IOException {
    return entries(path(folder)).stream()
        .map(entry -> entry.getFileName().toString())
        .sorted()
        .toList();
  }

  @Override
  public InputStream open(String path) throws IOException {
    try {
      return Files.newInputStream(path(path));
    } catch (NoSuchFileException e) {
      throw absent(path, e);
    }
  }

  @Override
  public void delete(List<String> paths) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String path : paths) {
      Path file = path(path);
      Files.deleteIfExists(file);
      if (!folders.contains(file.getParent())) {
        folders.add(file.getParent());
      }
    }
    for (Path folder : folders) {
      deleteEmpty(folder);
    }
  }

  @Override
  public void deleteEmptyFolder(String folder) throws IOException {
    Path path = path(folder);
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      for (String child : children(folder)) {
        deleteEmptyFolder(folder + "/" + child);
      }
      deleteEmpty(path);
    }
  }

  private void deleteEmpty(Path folder) throws IOException {
    for (Path at = folder; !at.equals(root) && at.startsWith(root); at = at.getParent()) {
      try {
        Files.deleteIfExists(at);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }

  @Override
  public boolean canCopy() {
    return true;
  }

  @Override
  public void copy(String from, String to) throws IOException {
    Path part = part(to);
    try {
      Files.copy(path(from), part, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      throw absent(from, e);
    }
    finish(part, to);
  }

  @Override
  public void write(String path, byte[] content) throws IOException {
    Path part = part(path);
    Files.write(part, content);
    finish(part, path);
  }

  private Path part(String to) throws IOException {
    Path part = path(PARTS).resolve(Hashing.sha256().hashString(to, UTF_8).toString());
    Files.createDirectories(part.getParent());
    return part;
  }

  /** Puts a file that is complete at its place. */
  private void finish(Path part, String to) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Path target = path(to);
    Files.createDirectories(target.getParent());
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {}

  private String relative(Path file) {
    return root.relativize(file).toString();
  }

  /** Never a path outside the repository. */
  private Path path(String path) throws IOException {
    Path file = root.resolve(path).normalize();
    if (!file.startsWith(root)) {
      throw new IOException("not a path inside the repository: " + path);
    }
    return file;
  }

  private static FileNotFoundException absent(String path, IOException cause) {
    FileNotFoundException e = new FileNotFoundException("cannot read " + path + ": no such file");
    e.initCause(cause);
    return e;
  }
}
