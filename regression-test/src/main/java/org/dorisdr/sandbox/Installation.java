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
    return javaCommand("minidoris/server", "minidoris-server-", mainClass, true, jvmOptions);
  }

  /** Command that runs the S3 endpoint. */
  public List<String> s3Command(String mainClass, String... jvmOptions) {
    return javaCommand("minidoris/s3", "minidoris-s3-", mainClass, false, jvmOptions);
  }

  private List<String> javaCommand(
      String module, String jarPrefix, String mainClass, boolean archived, String... ownOptions) {
    Path target = root.resolve(module).resolve("target");
    List<Path> jars = jars(target, jarPrefix);
    // Short, since the system tells 4 KB of a command line only, and our directory stands behind.
    String classPath = jars.get(0) + ":" + target.resolve("lib") + "/*";
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(List.of(ownOptions));
    command.addAll(jvmOptions);
    if (archived) {
      Path archive = target.resolve("class-archive");
      command.addAll(new ClassArchive(java, jars, classPath, archive).options());
    }
    command.addAll(List.of("-cp", classPath, mainClass));
    return command;
  }

  private static List<Path> jars(Path target, String prefix) {
    List<Path> jars = new ArrayList<>(List.of(jar(target, prefix)));
    try (Stream<Path> files = Files.list(existing(target.resolve("lib")))) {
      files.filter(f -> f.toString().endsWith(".jar")).sorted().forEach(jars::add);
      return jars;
    } catch (IOException e) {
      throw notBuilt(target.resolve("lib"));
    }
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
