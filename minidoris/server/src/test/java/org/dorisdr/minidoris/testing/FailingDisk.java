package org.dorisdr.minidoris.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of its own that can be made to refuse all writes while files of it are open, as
 * Linux does after an error of the disk: what was not forced to disk by then is lost. Only root may
 * mount one: tests are skipped with a notice where that, or ext4, is not to be had.
 */
public final class FailingDisk implements AutoCloseable {
  private final Path directory;
  private final Path image;

  private FailingDisk(Path directory, Path image) {
    this.directory = directory;
    this.image = image;
  }

  /**
   * Mounts one of that many megabytes.
   *
   * @param image file that stands for the disk; it must not be there yet
   */
  public static FailingDisk at(Path directory, Path image, int megabytes) throws Exception {
    Files.createDirectories(directory);
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength((long) megabytes << 20);
    }
    FailingDisk disk = new FailingDisk(directory, image);
    String failure = run("mkfs.ext4", "-q", "-F", image.toString());
    String problem = failure == null ? disk.mount() : failure;
    assumeTrue(problem == null, () -> "skipped: no disk can be made here: " + problem);
    return disk;
  }

  private String mount() throws Exception {
    return run("mount", "-o", "loop,errors=remount-ro", image.toString(), directory.toString());
  }

  /** From now on nothing can be written. */
  public void fail() throws Exception {
    require(run("mount", "-o", "remount,abort", directory.toString()));
  }

  /** It can be written again; nobody may have files of it open. */
  public void repair() throws Exception {
    require(run("umount", directory.toString()));
    require(mount());
  }

  private static void require(String failure) throws IOException {
    if (failure != null) {
      throw new IOException(failure);
    }
  }

  /** Null if it succeeds. */
  private static String run(String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    } catch (IOException e) {
      return e.getMessage();
    }
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? null : String.join(" ", command) + ": " + output;
  }

  @Override
  public void close() throws Exception {
    run("umount", "-l", directory.toString());
  }
}
