package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DuckDB's library. Unless the build has put it beside the driver, that unpacks it into the
 * directory of temporary files at every start, and deletes it at a clean end only: each kill -9
 * would leave 70 MB behind.
 */
final class NativeLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
  private static final String NAME = "libduckdb_java";

  private NativeLibrary() {}

  /** Deletes the unpacked file, which goes on to be there for the process that has it loaded. */
  static void deleteUnpacked() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      for (Path file : mapped()) {
        // What lies deeper is the one that the build has put there.
        if (temporary.equals(file.getParent())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.info("the unpacked library of DuckDB stays in {}: {}", temporary, e.toString());
    }
  }

  /** Files that this process has the library from; none where the system does not tell. */
  static List<Path> mapped() throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.exists(maps)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(maps)) {
      return lines
          .filter(line -> line.contains("/" + NAME))
          .map(line -> Path.of(line.substring(line.indexOf('/')).replace(" (deleted)", "")))
          .distinct()
          .toList();
    }
  }
}
