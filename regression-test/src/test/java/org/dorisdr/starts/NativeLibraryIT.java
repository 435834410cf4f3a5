package org.dorisdr.starts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.dorisdr.sandbox.Installation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Backends map the library of DuckDB from where the build has put it. */
@EnabledOnOs(OS.LINUX)
class NativeLibraryIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();

  @TempDir Path home;

  @Test
  void isNotUnpackedAtEachStart() throws Exception {
    Path temporary = Files.createDirectories(home.resolve("tmp"));
    Path out = home.resolve("out");
    Files.createDirectories(home.resolve("conf"));
    Files.createDirectories(home.resolve("storage"));
    Files.write(
        home.resolve("conf/be.conf"),
        List.of(
            "heartbeat_service_port = 0",
            "be_port = 0",
            "webserver_port = 0",
            "brpc_port = 0",
            "storage_root_path = " + home.resolve("storage")));
    List<String> command =
        new Installation(ROOT)
            .serverCommand("org.dorisdr.minidoris.be.BeMain", "-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("--home", home.toString()));
    Process backend =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> !backend.isAlive() || Files.readString(out).contains("backend started"));
      assertThat(mapped(backend.pid()))
          .as(Files.readString(out))
          .containsExactly(library())
          .allSatisfy(file -> assertThat(file).exists());
      assertThat(temporary).isEmptyDirectory();
    } finally {
      backend.destroyForcibly().waitFor();
    }
  }

  private static Path library() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return ROOT.resolve("minidoris/server/target/lib/libduckdb_java.so_linux_" + machine);
  }

  private static List<Path> mapped(long pid) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "maps"))) {
      return lines
          .filter(line -> line.contains("/libduckdb_java"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .distinct()
          .toList();
    }
  }
}
