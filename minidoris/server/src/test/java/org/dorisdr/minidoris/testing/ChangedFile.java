package org.dorisdr.minidoris.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Does what a failing disk does to a snapshot. */
public final class ChangedFile {
  private ChangedFile() {}

  /** Changes one byte of one data file; what that is a hard link of stays as it is. */
  public static String in(String leaf) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(leaf))) {
      Path file = files.filter(f -> f.toString().endsWith(".dat")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(file);
      bytes[0] ^= 1;
      Files.delete(file);
      Files.write(file, bytes);
    }
    return leaf;
  }
}
