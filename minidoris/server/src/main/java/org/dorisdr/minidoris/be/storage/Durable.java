package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** File operations that are on disk once they return. Stateless. */
public final class Durable {
  private Durable() {}

  /** Forces the bytes of a file, or the entries of a directory, to disk. */
  public static void sync(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Hard link; an existing target is taken as done, for it can only be the same file. */
  public static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isSameFile(from, to)) {
        Files.delete(to);
        Files.createLink(to, from);
      }
    }
  }

  /** Writes a whole file so that a reader sees all of it or none. */
  public static void write(Path path, byte[] bytes) throws IOException {
    Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
    Files.write(temporary, bytes);
    sync(temporary);
    Files.move(temporary, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    sync(path.getParent());
  }

  /** Deletes a tree; what is gone already is fine. */
  public static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Entries of a directory in order of name; none if it does not exist. */
  public static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
