package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.sandbox.Cluster;

/** Statements to a cluster whose frontends may die: a connection for each. Thread safe. */
record Session(Cluster cluster) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  void run(String sql) throws SQLException {
    try (Connection connection = cluster.connectPatiently();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Its answer may be lost with the frontend. */
  void runAnyhow(String sql) {
    try {
      run(sql);
    } catch (SQLException e) {
      System.out.println(sql + ": " + e.getMessage());
    }
  }

  /** The last row, by the names of its columns; empty if there is none. */
  Map<String, String> last(String sql) throws SQLException {
    try (Connection connection = cluster.connectPatiently();
        Statement statement = connection.createStatement()) {
      return last(statement, sql);
    }
  }

  static Map<String, String> last(Statement statement, String sql) throws SQLException {
    List<Map<String, String>> all = rows(statement, sql);
    return all.isEmpty() ? Map.of() : all.get(all.size() - 1);
  }

  /** All rows, by the names of their columns. */
  List<Map<String, String>> all(String sql) throws SQLException {
    try (Connection connection = cluster.connectPatiently();
        Statement statement = connection.createStatement()) {
      return rows(statement, sql);
    }
  }

  /** A column of all rows, which each must have. */
  List<String> column(String sql, String name) throws SQLException {
    List<Map<String, String>> all = all(sql);
    assertThat(all).as(sql).allSatisfy(row -> assertThat(row).containsKey(name));
    return all.stream().map(row -> row.get(name)).toList();
  }

  private static List<Map<String, String>> rows(Statement statement, String sql)
      throws SQLException {
    List<Map<String, String>> all = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        Map<String, String> row = new HashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnLabel(i), String.valueOf(rows.getString(i)));
        }
        all.add(row);
      }
    }
    return all;
  }

  /** Repeats a query until its last row has that value. */
  void awaitLast(String sql, String column, String value) {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(last(sql)).containsEntry(column, value));
  }
}
