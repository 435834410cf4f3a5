package org.dorisdr.minidoris.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A frontend or backend as a process that is expected to refuse to start. */
public final class RefusedStart {
  private RefusedStart() {}

  /**
   * Starts it, waits until it has ended by itself with an error, and returns what it said.
   *
   * @param main takes {@code --home}
   */
  public static String of(Class<?> main, Path home) throws IOException, InterruptedException {
    Path output = Files.createTempFile("refusal", ".out");
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    main.getName(),
                    "--home",
                    home.toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS))
          .as("it ends: %s", Files.readString(output))
          .isTrue();
      assertThat(process.exitValue()).isNotZero();
      return Files.readString(output, StandardCharsets.UTF_8);
    } finally {
      process.destroyForcibly();
      Files.delete(output);
    }
  }
}
