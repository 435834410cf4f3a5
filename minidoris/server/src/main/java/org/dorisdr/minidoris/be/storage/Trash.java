package org.dorisdr.minidoris.be.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Directories of dropped tablets, kept for a while: {@code trash/<time>.<n>/}. Thread safe. */
public final class Trash {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final Path directory;
  private final Clock clock;
  private final AtomicLong sequence = new AtomicLong();
  private volatile LongSupplier keepSeconds = () -> Long.MAX_VALUE;

  Trash(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Says how long things are to be kept, in seconds; with 0 or less what comes in is deleted at
   * once, as Doris does by default.
   */
  public void keepFor(LongSupplier seconds) {
    this.keepSeconds = seconds;
  }

  /**
   * Moves a directory here; one that is not there is fine. The move comes first even if it is
   * deleted at once, so that nobody ever finds half of it where it was.
   */
  void take(Path moved) {
    if (!Files.exists(moved)) {
      return;
    }
    try {
      Path slot = directory.resolve(TIME.format(now()) + "." + sequence.getAndIncrement());
      while (Files.exists(slot)) {
        slot = directory.resolve(TIME.format(now()) + "." + sequence.getAndIncrement());
      }
      Files.createDirectories(slot);
      Files.move(moved, slot.resolve(moved.getFileName()));
      if (keepSeconds.getAsLong() <= 0) {
        Durable.deleteTree(slot);
      }
    } catch (IOException e) {
      throw new StorageException("cannot move " + moved.getFileName() + " to the trash", e);
    }
  }

  private LocalDateTime now() {
    return LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
  }

  /** Deletes what has lain here for longer than {@code ageSeconds}; 0 empties it. */
  public void sweep(long ageSeconds) throws IOException {
    String limit = TIME.format(now().minusSeconds(ageSeconds));
    for (Path slot : Durable.list(directory)) {
      if (ageSeconds == 0 || slot.getFileName().toString().compareTo(limit) < 0) {
        Durable.deleteTree(slot);
      }
    }
  }

  /** Bytes that lie here. */
  public long bytes() throws IOException {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }
}
