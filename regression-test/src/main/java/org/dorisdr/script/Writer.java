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
 * source} starts it, {@code !written} ends it. {@code !writing source over failures} goes on over a
 * new connection when the statement or the connection fails.
 */
final class Writer implements AutoCloseable {
  private static final long PAUSE_MS = 10;
  private static final long AFTER_FAILURE_MS = 100;

  /** Makes a connection. */
  interface Door {
    Connection open() throws SQLException;
  }

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final boolean overFailures;
  private volatile String failure;
  private volatile boolean closed;

  Writer(Door door, String sql, boolean overFailures) {
    this.overFailures = overFailures;
    thread.execute(() -> write(door, sql));
  }

  private void write(Door door, String sql) {
    try {
      do {
        writeUntilFailure(door, sql);
        if (failure != null && overFailures) {
          TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE_MS);
        }
      } while (overFailures && !closed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void writeUntilFailure(Door door, String sql) throws InterruptedException {
    try (Connection connection = door.open();
        Statement statement = connection.createStatement()) {
      while (!closed) {
        begun.incrementAndGet();
        statement.execute(sql);
        written.incrementAndGet();
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (SQLException e) {
      failure = e.getMessage();
    }
  }

  /** Ends it; null if it wrote all the time, or all the same, else what went wrong. */
  String end() throws InterruptedException {
    close();
    if (!thread.awaitTermination(3, TimeUnit.MINUTES)) {
      return "does not end";
    }
    if (written.get() == 0) {
      return failure == null ? "nothing was written" : failure;
    }
    return overFailures ? null : failure;
  }

  /** How often the statement was begun. */
  long begun() {
    return begun.get();
  }

  /** How often it was answered with success; what was begun beside these may have happened too. */
  long written() {
    return written.get();
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdown();
  }
}
