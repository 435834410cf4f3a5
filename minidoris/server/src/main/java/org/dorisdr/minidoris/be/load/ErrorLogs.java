package org.dorisdr.minidoris.be.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dorisdr.minidoris.common.http.HttpAnswer;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.common.http.HttpRoute;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /api/_load_error_log}: what was wrong with rows that loads left out, two days long. Thread
 * safe.
 */
public final class ErrorLogs implements HttpRoute {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorLogs.class);
  public static final String PATH = "/api/_load_error_log";
  private static final String SHARD = "__shard_0";
  private static final long KEPT_MILLIS = TimeUnit.HOURS.toMillis(48);

  private final Path directory;
  private final Supplier<String> address;
  private final LongSupplier clock;

  /** Where one load writes, and where that is read. */
  record Place(Path file, String url) {}

  /**
   * @param address host and port of this backend's HTTP
   * @param clock ms since the epoch
   */
  public ErrorLogs(Path directory, Supplier<String> address, LongSupplier clock) {
    this.directory = directory;
    this.address = address;
    this.clock = clock;
  }

  Place newPlace() throws IOException {
    Path shard = Files.createDirectories(directory.resolve(SHARD));
    deleteOld(shard);
    String name = "error_log_insert_stmt_" + UUID.randomUUID();
    return new Place(
        shard.resolve(name), "http://" + address.get() + PATH + "?file=" + SHARD + "/" + name);
  }

  /**
   * Keeps what is wrong with rows of a statement.
   *
   * @return address at which it can be read; null if it could not be kept
   */
  public String keep(String reason) {
    ErrorLog log = new ErrorLog(this);
    log.add(reason, "");
    try {
      return log.url();
    } catch (IOException e) {
      LOG.warn("no error log is kept", e);
      return null;
    }
  }

  private void deleteOld(Path shard) throws IOException {
    long oldest = clock.getAsLong() - KEPT_MILLIS;
    try (Stream<Path> files = Files.list(shard)) {
      for (Path file : files.toList()) {
        if (file.toFile().lastModified() < oldest) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public HttpAnswer handle(HttpCall call) throws Exception {
    Path file = directory.resolve(call.required("file")).normalize();
    if (!file.startsWith(directory) || !Files.isRegularFile(file)) {
      throw new HttpFailure(404, "file not exist: " + call.parameter("file"));
    }
    return HttpAnswer.text(200, Files.readString(file));
  }
}
