package org.dorisdr.stores;

import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One session in which statements run, fail, or are repeated until they say what is wanted. */
record Shell(Connection connection) {
  /** What a statement answered that failed, and how long that took. */
  record Refusal(String message, Duration after) {}

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows by column name, in any case. */
  List<Map<String, String>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<Map<String, String>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }

  /** A column of all rows. */
  List<String> column(String sql, String name) throws SQLException {
    return rows(sql).stream().map(row -> row.get(name)).toList();
  }

  /** The statement must fail. */
  Refusal refused(String sql) {
    Instant start = Instant.now();
    try {
      run(sql);
    } catch (SQLException e) {
      return new Refusal(e.getMessage(), Duration.between(start, Instant.now()));
    }
    return fail("no error of " + sql);
  }

  /** Repeats a query until some row fits, and answers that row. */
  Map<String, String> until(String sql, int seconds, Predicate<Map<String, String>> fits)
      throws SQLException, InterruptedException {
    Instant end = Instant.now().plusSeconds(seconds);
    while (true) {
      List<Map<String, String>> rows = rows(sql);
      for (Map<String, String> row : rows) {
        if (fits.test(row)) {
          return row;
        }
      }
      if (Instant.now().isAfter(end)) {
        return fail("not within %d s: %s gave %s".formatted(seconds, sql, rows));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
