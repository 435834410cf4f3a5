package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.dorisdr.sandbox.Cluster;

/** Runs a writer on a connection of its own, and connects again when it breaks. */
final class WriterThread {
  private static final long PAUSE_NANOS = 20_000_000;

  /** Leaves the processors to a process that starts, and something is under way all the same. */
  private static final long BREATH_NANOS = 10_000_000;

  /** Where it writes to. */
  interface Door {
    Connection open() throws SQLException;
  }

  private final Cluster cluster;
  private final Door door;
  private final Writer writer;
  private final Random random;
  private final Thread thread;
  private volatile boolean hold = true;
  private volatile boolean held;
  private volatile boolean ended;
  private volatile Throwable lastFailure;
  private volatile AssertionError wrong;

  WriterThread(Cluster cluster, Writer writer, long seed) {
    this(cluster, cluster::connectPatiently, writer, seed);
  }

  WriterThread(Cluster cluster, Door door, Writer writer, long seed) {
    this.cluster = cluster;
    this.door = door;
    this.writer = writer;
    this.random = new Random(seed);
    this.thread = new Thread(this::run, "load-" + cluster.name());
    thread.setDaemon(true);
    thread.start();
  }

  Writer writer() {
    return writer;
  }

  void go() {
    hold = false;
    held = false;
    LockSupport.unpark(thread);
  }

  void hold() {
    hold = true;
  }

  void end() {
    ended = true;
    thread.interrupt();
  }

  /** Fails while it still works, and for ever if it has seen something wrong. */
  void assertHeld() {
    if (wrong != null) {
      throw new IllegalStateException(wrong);
    }
    assertThat(held)
        .as("%s on %s, last failure: %s", writer.getClass(), cluster.name(), lastFailure)
        .isTrue();
  }

  private void run() {
    while (!ended) {
      try (Connection connection = door.open()) {
        work(connection);
      } catch (AssertionError e) {
        wrong = e;
        return;
      } catch (Exception e) {
        lastFailure = e;
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void work(Connection connection) throws Exception {
    while (!ended) {
      if (hold && !writer.isOpen()) {
        held = true;
        LockSupport.parkNanos(PAUSE_NANOS);
      } else {
        tryOnce(connection);
      }
    }
  }

  /** A failed statement is no reason for a new connection, a broken one is. */
  private void tryOnce(Connection connection) throws Exception {
    try {
      writer.once(cluster, connection, random);
      LockSupport.parkNanos(BREATH_NANOS);
    } catch (SQLException e) {
      lastFailure = e;
      if (!connection.isValid(5)) {
        throw e;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } catch (java.io.IOException e) {
      lastFailure = e;
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
