package org.dorisdr.starts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.dorisdr.sandbox.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes of minidoris map the classes that an earlier one has read. */
class ClassArchiveIT {
  private static final Path ROOT =
      Path.of(System.getProperty("dorisdr.root", "..")).toAbsolutePath().normalize();
  private static final String MAIN = "org.dorisdr.minidoris.be.BeMain";
  private static final String USAGE = "usage: BeMain --home DIR";

  @TempDir Path directory;
  private List<String> command;

  /** Another test may be about to make it. */
  @BeforeEach
  void awaitArchive() {
    Path base = Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");
    assumeThat(base).as("without the JDK's own archive there is no other").exists();
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .until(() -> archiveOption(new Installation(ROOT).serverCommand(MAIN)) >= 0);
    command = new Installation(ROOT).serverCommand(MAIN);
  }

  private static int archiveOption(List<String> command) {
    for (int i = 0; i < command.size(); i++) {
      if (command.get(i).startsWith("-XX:SharedArchiveFile=")) {
        return i;
      }
    }
    return -1;
  }

  private static String output(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void isTakenByTheJvmAsItIs() throws Exception {
    List<String> insisting = new ArrayList<>(command);
    insisting.replaceAll(o -> o.equals("-Xshare:auto") ? "-Xshare:on" : o);
    insisting.add(1, "-Xlog:class+load=info");
    assertThat(insisting).contains("-Xshare:on");
    assertThat(output(insisting))
        .contains(USAGE)
        .containsPattern(
            "org\\.dorisdr\\.minidoris\\.be\\.BeMain source: shared objects file \\(top\\)");
  }

  /** A sandbox finds what an earlier one left behind by the directory at the end of that line. */
  @Test
  void leavesTheCommandLineShort() {
    assertThat(String.join(" ", command)).hasSizeLessThan(2000);
  }

  @Test
  void isDoneWithoutAWordWhereItDoesNotFit() throws Exception {
    Path other = Files.write(directory.resolve("other.jsa"), new byte[100_000]);
    Path another = Files.write(directory.resolve("another.jar"), new byte[0]);
    List<String> none = new ArrayList<>(command);
    none.set(archiveOption(none), "-XX:SharedArchiveFile=" + directory.resolve("none.jsa"));
    List<String> damaged = new ArrayList<>(command);
    damaged.set(archiveOption(damaged), "-XX:SharedArchiveFile=" + other);
    List<String> stale = new ArrayList<>(command);
    int classPath = stale.indexOf("-cp") + 1;
    stale.set(classPath, another + ":" + stale.get(classPath));
    for (List<String> each : List.of(none, damaged, stale)) {
      assertThat(output(each))
          .contains(USAGE)
          .doesNotContainIgnoringCase("archive", "warning", "cds");
    }
  }
}
