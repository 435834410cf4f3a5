package org.dorisdr.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes single-row transactions at an even rate, whatever the answers take (an open loop). It only
 * writes to the source, so that any replicator can be measured with it.
 */
final class RateLoad {
  private static final int WRITERS = 8;

  private final Sessions source;
  private final LoadTables tables;
  private final double perSecond;
  private final long total;
  private final AtomicLong next = new AtomicLong();

  /**
   * @param perSecond transactions a second; infinite = as fast as it goes
   * @param total how many transactions
   */
  RateLoad(Sessions source, LoadTables tables, double perSecond, long total) {
    this.source = source;
    this.tables = tables;
    this.perSecond = perSecond;
    this.total = total;
  }

  /**
   * Writes all of them and returns how long that took, in seconds.
   *
   * @param firstId id of the first row; the others follow
   * @param acknowledged receives for each id the nano time at which its commit was acknowledged;
   *     null = nobody wants to know
   */
  double run(long firstId, ConcurrentMap<Long, Long> acknowledged) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    long start = System.nanoTime();
    try {
      List<Future<Void>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        Callable<Void> writer = () -> write(start, firstId, acknowledged);
        writers.add(pool.submit(writer));
      }
      for (Future<Void> writer : writers) {
        writer.get();
      }
    } catch (ExecutionException e) {
      throw new BenchmarkException("the source refused a write: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(10, TimeUnit.SECONDS);
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private Void write(long start, long firstId, ConcurrentMap<Long, Long> acknowledged)
      throws SQLException {
    try (Connection connection = source.open()) {
      for (long k = next.getAndIncrement(); k < total; k = next.getAndIncrement()) {
        long due = start + (long) (k * 1e9 / perSecond);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        long id = firstId + k;
        String table = tables.name((int) (k % tables.count()));
        Sql.run(connection, "INSERT INTO " + table + " VALUES (" + id + ", 'row " + id + "')");
        if (acknowledged != null) {
          acknowledged.put(id, System.nanoTime());
        }
      }
    }
    return null;
  }
}
