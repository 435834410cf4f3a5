package org.dorisdr.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * Asks the target again and again for the rows of one table. The lag of a row is the time from the
 * acknowledged commit on the source to the first answer of the target that has it; so it is never
 * too small, and too large by at most one query.
 */
final class LagWatch implements Runnable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long PAUSE_MILLIS = 5;

  private final Sessions target;
  private final LoadTables tables;
  private final int table;
  private final long firstId;
  private final long lastId;
  private final ConcurrentMap<Long, Long> acknowledged;
  private final List<Double> lags = new ArrayList<>();
  private final boolean[] seen;
  private long floor;
  private int polls;
  private double pollMillis;
  private String failure;

  LagWatch(
      Sessions target,
      LoadTables tables,
      int table,
      long firstId,
      long total,
      ConcurrentMap<Long, Long> acknowledged) {
    this.target = target;
    this.tables = tables;
    this.table = table;
    this.firstId = firstId;
    this.lastId = firstId + total - 1;
    this.acknowledged = acknowledged;
    this.seen = new boolean[(int) total];
    this.floor = firstId - 1;
  }

  @Override
  public void run() {
    long wanted = rowsOfTable();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = target.open();
        Statement statement = connection.createStatement()) {
      while (lags.size() < wanted && System.nanoTime() < end) {
        if (poll(statement)) {
          end = System.nanoTime() + PATIENCE.toNanos();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (SQLException e) {
      failure = e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failure == null && lags.size() < wanted) {
      failure = (wanted - lags.size()) + " rows of " + tables.name(table) + " never came";
    }
  }

  private long rowsOfTable() {
    long total = lastId - firstId + 1;
    return total / tables.count() + (table < total % tables.count() ? 1 : 0);
  }

  private boolean poll(Statement statement) throws SQLException {
    String sql =
        "SELECT id FROM " + tables.name(table) + " WHERE id > " + floor + " AND id <= " + lastId;
    long asked = System.nanoTime();
    List<Long> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getLong(1));
      }
    }
    long answered = System.nanoTime();
    polls++;
    pollMillis += (answered - asked) / 1e6;
    boolean news = false;
    for (long id : found) {
      Long sent = acknowledged.get(id);
      int index = (int) (id - firstId);
      if (sent != null && !seen[index]) {
        seen[index] = true;
        lags.add(Math.max(0, (answered - sent) / 1e6));
        news = true;
      }
    }
    while (floor + 1 <= lastId && isDone(floor + 1)) {
      floor++;
    }
    return news;
  }

  /** Whether nothing has to be asked for the id any more. */
  private boolean isDone(long id) {
    long index = id - firstId;
    return index % tables.count() != table || seen[(int) index];
  }

  /** Lags in ms, once {@link #run} has ended. */
  List<Double> lags() {
    if (failure != null) {
      throw new BenchmarkException("target: " + failure);
    }
    return lags;
  }

  /** What one look at the target takes on average, ms: how coarse the lags are. */
  double resolution() {
    return polls == 0 ? 0 : pollMillis / polls + PAUSE_MILLIS;
  }
}
