package org.dorisdr.minidoris.common.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a directory for one process: two would destroy each other's files. The operating system
 * lets go of it when the process dies. Closed by whoever took it.
 */
public final class ProcessLock implements AutoCloseable {
  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws IOException when another process holds the directory, or it cannot be written
   */
  public static ProcessLock of(Path directory) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve("process.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new ProcessLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // The same as another process for us.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new IOException(directory + " is in use by another process. HINT: stop that one first.");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
