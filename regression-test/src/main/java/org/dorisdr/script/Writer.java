package org.dorisdr.script;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs one statement again and again over a connection of its own, until closed: {@code !writing
 * source} starts it, {@code !written} ends it.
 */
final class Writer implements AutoCloseable {
  private static final long PAUSE_MS = 10;

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicLong written = new AtomicLong();
  private volatile String failure;
  private volatile boolean closed;

  Writer(Connection connection, String sql) {
    thread.execute(() -> write(connection, sql));
  }

  private void write(Connection connection, String sql) {
    try (connection;
        Statement statement = connection.createStatement()) {
      while (!closed) {
        statement.execute(sql);
        written.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (SQLException e) {
      failure = e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it; null if it wrote all the time, else what went wrong. */
  String end() throws InterruptedException {
    close();
    if (!thread.awaitTermination(30, TimeUnit.SECONDS)) {
      return "does not end";
    }
    return failure == null && written.get() == 0 ? "nothing was written" : failure;
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdown();
  }
}
