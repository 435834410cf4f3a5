package org.dorisdr.minidoris.fe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What was recorded from a real frontend. Its tests are skipped where the recordings are absent.
 */
public final class Golden {
  private Golden() {}

  /** A recorded file or directory; skips the test if there is none, but fails on CI. */
  public static Path path(String name) {
    Path root = Path.of(System.getProperty("dorisdr.root", "../..")).toAbsolutePath().normalize();
    Path file = root.resolveSibling("shared").resolve("golden").resolve(name);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(file).exists();
    }
    assumeTrue(Files.exists(file), "no recordings of a real frontend at " + file);
    return file;
  }

  public static List<String> lines(String name) throws IOException {
    return Files.readAllLines(path(name));
  }

  /** The only file of a recorded directory whose name begins so. */
  public static Path only(String directory, String prefix) throws IOException {
    try (var files = Files.list(path(directory))) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }
}
