package org.dorisdr.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The classes of minidoris as a JVM has read and checked them once, in a file that further
 * processes map into their memory: most of a start is that work. It is made at the first start of
 * what was built, and anew for other jars and another JDK. A start never fails for it: without it a
 * process takes longer. Thread safe, also among processes.
 */
final class ClassArchive {
  private static final String REHEARSAL = "org.dorisdr.minidoris.rehearsal.Rehearsal";
  private static final long LIMIT_SECONDS = 300;

  /** A JVM that cannot use the file goes without, and shall not tell the console. */
  private static final List<String> SILENTLY = List.of("-Xshare:auto", "-Xlog:cds*=off");

  private final Path java;
  private final List<Path> jars;
  private final String classPath;
  private final Path directory;

  /**
   * @param jars what the class path names
   * @param directory where the file lies, and nothing else
   */
  ClassArchive(Path java, List<Path> jars, String classPath, Path directory) {
    this.java = java;
    this.jars = jars;
    this.classPath = classPath;
    this.directory = directory;
  }

  /** For the command line of a process; none if there is no archive and none can be made. */
  List<String> options() {
    try {
      Optional<Path> file = find();
      if (file.isEmpty()) {
        make();
        file = find();
      }
      List<String> options = new ArrayList<>();
      if (file.isPresent()) {
        options.addAll(SILENTLY);
        options.add("-XX:SharedArchiveFile=" + file.get());
      }
      return options;
    } catch (IOException notToBeWritten) {
      return List.of();
    }
  }

  /** Its name tells its size: a JVM looks at the beginning, and crashes if the end is cut off. */
  private Optional<Path> find() throws IOException {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    String name = name();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsa")).toList()) {
        if (file.endsWith(name + "-" + Files.size(file) + ".jsa")) {
          return Optional.of(file);
        }
      }
      return Optional.empty();
    }
  }

  /** Another one for each JDK, and for jars that were built anew. */
  private String name() throws IOException {
    StringBuilder text =
        new StringBuilder(
            System.getProperty("java.home") + ' ' + System.getProperty("java.vm.version"));
    for (Path jar : jars) {
      text.append('\n').append(jar).append(' ').append(Files.size(jar));
      text.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
    }
    return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whoever comes second does not wait: its process starts as fast without. */
  private void make() throws IOException {
    Files.createDirectories(directory);
    Path failed = directory.resolve(name() + ".failed");
    if (Files.exists(failed)) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(
                directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null || find().isPresent()) {
        return;
      }
      removeOthers();
      if (!rehearse()) {
        Files.write(failed, new byte[0]);
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of ours makes it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of earlier builds; a process that has one mapped keeps it. */
  private void removeOthers() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path old : files.filter(f -> !f.endsWith("lock")).toList()) {
        deleteTree(old);
      }
    }
  }

  private boolean rehearse() throws IOException, InterruptedException {
    Path home = Files.createDirectories(directory.resolve("rehearsal"));
    Path made = directory.resolve("made.jsa");
    List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx512m"));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-XX:ArchiveClassesAtExit=" + made);
    command.addAll(List.of("-cp", classPath, REHEARSAL, home.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("rehearsal.out").toFile())
            .start();
    try {
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0 || !Files.exists(made)) {
        return false;
      }
      try (FileChannel written = FileChannel.open(made)) {
        written.force(true);
      }
      Path file = directory.resolve(name() + "-" + Files.size(made) + ".jsa");
      Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      process.destroyForcibly().waitFor();
      deleteTree(home);
    }
  }

  private static void deleteTree(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
