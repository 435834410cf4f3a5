package org.dorisdr.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.sandbox.Cluster;
import org.dorisdr.sandbox.Clusters;
import org.dorisdr.script.TableContent;

/** A database of one table, and the job that replicates it; both have the same name. */
final class SyncedTable {
  static final int BUCKETS = 8;
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private final String name;
  private final Cluster source;
  private final Cluster target;
  private int rows;

  private SyncedTable(String name, Clusters clusters) {
    this.name = name;
    this.source = clusters.source();
    this.target = clusters.target();
  }

  /** Returns when changes flow. */
  static SyncedTable follow(String name, Clusters clusters) throws SQLException {
    SyncedTable table = new SyncedTable(name, clusters);
    run(table.source, "CREATE DATABASE " + name);
    run(table.source, "ALTER DATABASE " + name + " SET PROPERTIES (\"binlog.enable\" = \"true\")");
    run(
        table.source,
        "CREATE TABLE %s.t (k INT, v STRING) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS %d PROPERTIES (\"replication_num\" = \"1\")"
            .formatted(name, BUCKETS));
    run(table.target, "CREATE SYNC JOB %s FROM CLUSTER limits DATABASE %s".formatted(name, name));
    await().atMost(LIMIT).until(() -> "INCREMENTAL".equals(table.show("Phase")));
    table.write(20);
    table.awaitEqual();
    return table;
  }

  /** So many transactions, each over all buckets. */
  void write(int transactions) throws SQLException {
    try (Connection connection = source.connect();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < transactions; i++) {
        StringBuilder sql = new StringBuilder("INSERT INTO " + name + ".t VALUES ");
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
          sql.append(bucket == 0 ? "" : ", ").append("(").append(rows++).append(", 'some text')");
        }
        statement.execute(sql.toString());
      }
    }
  }

  void set(String property, String value) throws SQLException {
    run(
        target,
        "ALTER SYNC JOB %s SET PROPERTIES (\"%s\" = \"%s\")".formatted(name, property, value));
  }

  /** PAUSE or RESUME. */
  void say(String verb) throws SQLException {
    run(target, verb + " SYNC JOB " + name);
  }

  /** Transactions that the target has. */
  long arrived() throws SQLException {
    String count = column(target, "SELECT COUNT(*) FROM " + name + ".t", 1).get(0);
    return Long.parseLong(count) / BUCKETS;
  }

  /** Transactions that the target's frontend knows as begun, and no more. */
  long begunOnTarget() throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SHOW TRANSACTION FROM " + name + " WHERE label LIKE '%'")) {
      long begun = 0;
      while (rows.next()) {
        begun += "PREPARE".equals(rows.getString("TransactionStatus")) ? 1 : 0;
      }
      return begun;
    }
  }

  /** Of SHOW SYNC JOBS; null for {@code \N}. */
  String show(String column) throws SQLException {
    try (Connection connection = target.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW SYNC JOBS LIKE '" + name + "'")) {
      assertThat(rows.next()).isTrue();
      return rows.getString(column);
    }
  }

  /** -1 if it is not known. */
  long number(String column) throws SQLException {
    String value = show(column);
    return value == null ? -1 : Long.parseLong(value);
  }

  /** The job says so of itself. */
  void awaitError(Duration limit, String pattern) {
    long start = System.nanoTime();
    await()
        .atMost(limit)
        .untilAsserted(() -> assertThat(show("LastError")).containsPattern(pattern));
    Duration after = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("%s: seen after %.1f s%n", name, after.toMillis() / 1e3);
  }

  /** Everything has arrived, without a copy more than the first. */
  void awaitEqual() {
    await()
        .atMost(LIMIT)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(content(target)).isEqualTo(content(source));
              assertThat(number("LagBinlogs")).isZero();
              assertThat(number("LagSeconds")).isZero();
              assertThat(show("FullCopies")).isEqualTo("1");
              assertThat(show("TableCopies")).isEqualTo("0");
            });
  }

  private TableContent content(Cluster cluster) throws SQLException {
    try (Connection connection = cluster.connect()) {
      return TableContent.of(connection, "SELECT * FROM " + name + ".t");
    }
  }

  void drop() throws SQLException {
    run(target, "DROP SYNC JOB " + name);
  }

  private static List<String> column(Cluster where, String sql, int column) throws SQLException {
    try (Connection connection = where.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(column));
      }
      return values;
    }
  }

  static void run(Cluster where, String sql) throws SQLException {
    try (Connection connection = where.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
