package org.dorisdr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script builds what is missing or old, and nothing else. */
class SandboxScriptTest {
  private static final Path SCRIPT = Path.of(System.getProperty("dorisdr.root", ".."), "sandbox");
  private static final Instant NOW = Instant.parse("2026-01-19T12:00:00Z");

  @TempDir Path root;

  @BeforeEach
  void aWorktreeWithTwoModules() throws Exception {
    Files.copy(SCRIPT, root.resolve("sandbox"));
    file("pom.xml", NOW);
    for (String module : List.of("plugin", "minidoris/server")) {
      file(module + "/pom.xml", NOW);
      file(module + "/src/main/java/A.java", NOW);
    }
    Path maven = Files.createDirectories(root.resolve("bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho built >> " + root.resolve("builds") + "\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void buildsOnceAndAgainWhenASourceChanges() throws Exception {
    assertThat(buildsAfterAStart()).isEqualTo(1);
    assertThat(buildsAfterAStart()).isEqualTo(1);
    file("plugin/src/main/java/A.java", Instant.now().plusSeconds(60));
    assertThat(buildsAfterAStart()).isEqualTo(2);
  }

  @Test
  void buildsNothingWhereMavenHasPackagedAllModules() throws Exception {
    packageAll(NOW.plusSeconds(60));
    assertThat(buildsAfterAStart()).isZero();
  }

  @Test
  void buildsWhenASourceIsNewerThanWhatMavenHasPackaged() throws Exception {
    packageAll(NOW.plusSeconds(60));
    file("minidoris/server/src/main/java/B.java", NOW.plusSeconds(90));
    assertThat(buildsAfterAStart()).isEqualTo(1);
  }

  @Test
  void buildsWhenMavenHasPackagedSomeModulesOnly() throws Exception {
    packageAll(NOW.plusSeconds(60));
    Files.delete(root.resolve("minidoris/server/target/a.jar"));
    assertThat(buildsAfterAStart()).isEqualTo(1);
  }

  private void packageAll(Instant time) throws IOException {
    file("plugin/target/a.jar", time);
    file("plugin/target/doris-dr.zip", time);
    file("minidoris/server/target/a.jar", time);
    Files.createDirectories(root.resolve("regression-test/target/lib"));
  }

  private void file(String name, Instant time) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  /** The start itself fails behind the build: there is no such class to run. */
  private long buildsAfterAStart() throws Exception {
    ProcessBuilder start = new ProcessBuilder("bash", root.resolve("sandbox").toString());
    start
        .environment()
        .merge("PATH", root.resolve("bin").toString(), (a, b) -> b + File.pathSeparator + a);
    Path out = root.resolve("out");
    Process process = start.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(out).content().contains("org.dorisdr.sandbox.Sandbox");
    Path builds = root.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }
}
