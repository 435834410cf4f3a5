package org.dorisdr.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes single rows as fast as they are acknowledged, each connection to a table of its own (a
 * closed loop).
 */
final class InsertSpeed {
  private final Sessions sessions;
  private final LoadTables tables;
  private final AtomicLong next = new AtomicLong();

  InsertSpeed(Sessions sessions, LoadTables tables) {
    this.sessions = sessions;
    this.tables = tables;
  }

  /** Milliseconds that each INSERT took. */
  Percentiles run(int connections, int seconds) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(connections);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      List<Future<List<Double>>> writers = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        String table = tables.name(i % tables.count());
        Callable<List<Double>> writer = () -> write(table, end);
        writers.add(pool.submit(writer));
      }
      List<Double> all = new ArrayList<>();
      for (Future<List<Double>> writer : writers) {
        all.addAll(writer.get());
      }
      return new Percentiles(all.stream().mapToDouble(Double::doubleValue).toArray());
    } catch (ExecutionException e) {
      throw new BenchmarkException("an INSERT failed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Double> write(String table, long end) throws SQLException {
    List<Double> millis = new ArrayList<>();
    try (Connection connection = sessions.open()) {
      for (long at = System.nanoTime(); at < end; at = System.nanoTime()) {
        long id = next.incrementAndGet();
        Sql.run(connection, "INSERT INTO " + table + " VALUES (" + id + ", 'row " + id + "')");
        millis.add((System.nanoTime() - at) / 1e6);
      }
    }
    return millis;
  }
}
