package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.dorisdr.sandbox.Cluster;

/**
 * Moves amounts between accounts of an AGGREGATE table, each a labelled INSERT of several rows that
 * add up to nothing. What is applied twice, in part or not at all shows in the balances.
 */
final class SumWriter implements Writer {
  private static final int ACCOUNTS = 20;

  /** So that there is something that a rollup can sum over. */
  private static final int GROUPS = 3;

  private final String table;
  private final Map<Integer, Long> expected = new TreeMap<>();
  private int number;
  private int from;
  private int to;
  private long amount;
  private boolean open;

  SumWriter(String table) {
    this.table = table;
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE recovery."
              + table
              + " (k INT, g INT, moves BIGINT SUM DEFAULT '0', n BIGINT SUM DEFAULT '0')"
              + " AGGREGATE KEY(k, g)"
              + " PARTITION BY RANGE(k) (PARTITION a VALUES LESS THAN ('10'),"
              + " PARTITION b VALUES LESS THAN ('100'))"
              + " DISTRIBUTED BY HASH(k) BUCKETS 2 PROPERTIES ('replication_num' = '1')");
    }
  }

  @Override
  public void once(Cluster cluster, Connection connection, Random random) throws SQLException {
    if (!open) {
      number++;
      from = random.nextInt(ACCOUNTS);
      to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
      amount = 1 + random.nextInt(1000);
      open = true;
    }
    String label = table + "_" + number;
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO recovery.%s WITH LABEL %s VALUES (%d, %d, 1, %d), (%d, %d, 1, %d)"
              .formatted(table, label, from, from % GROUPS, -amount, to, to % GROUPS, amount));
    } catch (SQLException e) {
      if (!Labels.isDone(e)) {
        throw e;
      }
    }
    add(from, -amount);
    add(to, amount);
    open = false;
  }

  private void add(int account, long change) {
    // One number holds both sums: the balance, and how often it moved.
    expected.merge(account, (change << 24) + 1, Long::sum);
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void verify(Connection connection) throws SQLException {
    Map<Integer, Long> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT k, n, moves FROM recovery." + table)) {
      while (rows.next()) {
        found.put(rows.getInt(1), (rows.getLong(2) << 24) + rows.getLong(3));
      }
    }
    assertThat(found).as("balances of %s after %d moves", table, number).isEqualTo(expected);
  }

  @Override
  public long done() {
    return number - (open ? 1 : 0);
  }
}
