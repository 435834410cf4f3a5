package org.dorisdr.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the build has put what the sandbox runs.
 *
 * @param jvmOptions for every process of minidoris, beside its own
 */
public record Installation(Path root, List<String> jvmOptions) {
  public Installation(Path root) {
    this(root, List.of());
  }

  /**
   * For processes that live for seconds: most of the work of a start is that of the compiler that
   * would make them fast later.
   */
  public static Installation ofShortLives(Path root) {
    return new Installation(root, List.of("-XX:TieredStopAtLevel=1"));
  }

  /** The plugin zip; its {@code .md5} lies beside it. */
  public Path pluginZip() {
    return existing(root.resolve("plugin/target/doris-dr.zip"));
  }

  /** Command that runs a main class of minidoris. */
  public List<String> serverCommand(String mainClass, String... jvmOptions) {
    return javaCommand("minidoris/server", "minidoris-server-", mainClass, jvmOptions);
  }

  /** Command that runs the S3 endpoint. */
  public List<String> s3Command(String mainClass, String... jvmOptions) {
    return javaCommand("minidoris/s3", "minidoris-s3-", mainClass, jvmOptions);
  }

  private List<String> javaCommand(
      String module, String jarPrefix, String mainClass, String... ownOptions) {
    Path target = root.resolve(module).resolve("target");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(ownOptions));
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(jar(target, jarPrefix) + ":" + existing(target.resolve("lib")) + "/*");
    command.add(mainClass);
    return command;
  }

  private static Path jar(Path target, String prefix) {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(prefix))
          .filter(f -> f.getFileName().toString().matches(".*SNAPSHOT\\.jar|.*\\d\\.jar"))
          .findFirst()
          .orElseThrow(() -> notBuilt(target));
    } catch (IOException e) {
      throw notBuilt(target);
    }
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw notBuilt(path);
    }
    return path;
  }

  private static SandboxException notBuilt(Path path) {
    return new SandboxException("not built: " + path + "\nHINT: mvn -DskipTests package");
  }
}
