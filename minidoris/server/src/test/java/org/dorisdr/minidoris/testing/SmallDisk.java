package org.dorisdr.minidoris.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of a few megabytes, in memory, which can be filled and made read-only. Only root
 * may mount one: tests are skipped with a notice for others.
 */
public final class SmallDisk implements AutoCloseable {
  private static final int BLOCK = 64 << 10;

  private final Path directory;
  private final Path ballast;

  private SmallDisk(Path directory) {
    this.directory = directory;
    this.ballast = directory.resolve("ballast");
  }

  /** Mounts one of that many megabytes. */
  public static SmallDisk at(Path directory, int megabytes) throws Exception {
    Files.createDirectories(directory);
    String failure =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
    assumeTrue(failure == null, () -> "skipped: no file system can be mounted here: " + failure);
    return new SmallDisk(directory);
  }

  /** Fills it until that many kilobytes are left. */
  public void fillTo(long kilobytes) throws IOException {
    byte[] block = new byte[BLOCK];
    long more = directory.toFile().getUsableSpace() - (kilobytes << 10);
    try (OutputStream out = new java.io.FileOutputStream(ballast.toFile(), true)) {
      while (more > 0) {
        out.write(block, 0, (int) Math.min(block.length, more));
        more = directory.toFile().getUsableSpace() - (kilobytes << 10);
      }
    }
  }

  /** Gives back what was filled. */
  public void makeRoom() throws IOException {
    Files.delete(ballast);
  }

  /** Nobody may write it, not even root, or all again; nobody must have files of it open. */
  public void readOnly(boolean yes) throws Exception {
    String failure = run("mount", "-o", "remount," + (yes ? "ro" : "rw"), directory.toString());
    if (failure != null) {
      throw new IOException(failure);
    }
  }

  /** Null if it succeeds. */
  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return process.waitFor() == 0 ? null : String.join(" ", command) + ": " + output;
  }

  @Override
  public void close() throws Exception {
    run("umount", "-l", directory.toString());
  }
}
