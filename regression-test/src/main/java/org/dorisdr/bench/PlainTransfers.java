package org.dorisdr.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dorisdr.bench.S3Files.RemoteFile;

/**
 * The plain copy of files from a store and to it, some at a time; what is fetched is on disk in the
 * end, as what is restored is.
 */
final class PlainTransfers {
  private final S3Files store;
  private final Path directory;

  /** One file to move. */
  private interface Move {
    void run(int index) throws IOException;
  }

  PlainTransfers(S3Files store, Path directory) {
    this.store = store;
    this.directory = directory;
  }

  /**
   * Seconds that it takes to fetch them.
   *
   * @param checked whether what comes is held against the MD5 that ends the file's name
   */
  double download(List<RemoteFile> files, int lanes, boolean checked)
      throws IOException, InterruptedException {
    clear();
    return all(
        files.size(),
        lanes,
        i -> {
          if (checked) {
            store.downloadChecked(files.get(i), file(i));
          } else {
            store.download(files.get(i).key(), file(i));
          }
          try (FileChannel channel = FileChannel.open(file(i), StandardOpenOption.WRITE)) {
            channel.force(true);
          }
        });
  }

  /** Seconds that it takes to send what was fetched last; it is gone from the store then. */
  double upload(int count, int lanes, String folder) throws IOException, InterruptedException {
    double seconds = all(count, lanes, i -> store.upload(file(i), folder + "/file" + i));
    store.list(folder).forEach(file -> store.delete(file.key()));
    return seconds;
  }

  private Path file(int index) {
    return directory.resolve("file" + index);
  }

  void clear() throws IOException {
    Files.createDirectories(directory);
    try (Stream<Path> old = Files.list(directory)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Writes out what was moved before, so that it does not keep the disk busy. */
  static void settle() throws IOException, InterruptedException {
    new ProcessBuilder("sync").start().waitFor();
  }

  private static double all(int count, int lanes, Move move)
      throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(lanes);
    try {
      settle();
      long start = System.nanoTime();
      List<Future<?>> moves = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int index = i;
        moves.add(
            pool.submit(
                () -> {
                  move.run(index);
                  return null;
                }));
      }
      for (Future<?> one : moves) {
        one.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } catch (ExecutionException e) {
      throw new BenchmarkException("the plain copy failed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
  }
}
