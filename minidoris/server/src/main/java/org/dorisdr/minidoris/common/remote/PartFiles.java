package org.dorisdr.minidoris.common.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a local file aside and puts it in place when it is whole. Thread safe for different files.
 */
final class PartFiles {
  /** Fills a file that does not exist yet, and tells something about it. */
  interface Writer<T> {
    T write(Path file) throws IOException;
  }

  private PartFiles() {}

  static <T> T replace(Path file, Writer<T> writer) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(part);
    try {
      T told = writer.write(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return told;
    } finally {
      discard(part);
    }
  }

  static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException ignored) {
      // The error that brought us here is the one worth telling.
    }
  }
}
