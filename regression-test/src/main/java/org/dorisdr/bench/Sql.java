package org.dorisdr.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Small helpers for statements of benchmarks. */
final class Sql {
  private static final Duration LIMIT = Duration.ofMinutes(30);

  /** More often, and whoever is asked would be slowed down by it. */
  private static final long PAUSE_MILLIS = 40;

  private Sql() {}

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** First row's value of a column, null if there is no row. */
  static String value(Connection connection, String sql, String column) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(column) : null;
    }
  }

  /** Number of rows of a query. */
  static int count(Connection connection, String sql) throws SQLException {
    int count = 0;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  /** Repeats a query until its value fits; errors of a cluster that is not ready count as no. */
  static void await(Connection connection, String sql, String column, Predicate<String> fits)
      throws InterruptedException {
    Instant end = Instant.now().plus(LIMIT);
    String last;
    do {
      try {
        last = value(connection, sql, column);
        if (last != null && fits.test(last)) {
          return;
        }
      } catch (SQLException e) {
        last = e.getMessage();
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } while (Instant.now().isBefore(end));
    throw new BenchmarkException(sql + ": still " + column + " = " + last);
  }
}
