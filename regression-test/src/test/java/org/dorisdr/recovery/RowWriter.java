package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.BitSet;
import java.util.Random;
import org.dorisdr.sandbox.Cluster;

/**
 * Inserts single rows without a label, none of them twice: what was acknowledged is there once, and
 * what was not, at most once.
 */
final class RowWriter implements Writer {
  private final String table;
  private final BitSet acknowledged = new BitSet();
  private int next;

  RowWriter(String table) {
    this.table = table;
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE recovery."
              + table
              + " (k INT, v STRING) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k) BUCKETS 1"
              + " PROPERTIES ('replication_num' = '1')");
    }
  }

  @Override
  public void once(Cluster cluster, Connection connection, Random random) throws SQLException {
    int row = next++;
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO recovery." + table + " VALUES (" + row + ", 'v" + row + "')");
    }
    acknowledged.set(row);
  }

  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public void verify(Connection connection) throws SQLException {
    BitSet found = new BitSet();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT k, v FROM recovery." + table)) {
      while (rows.next()) {
        int row = rows.getInt(1);
        assertThat(found.get(row)).as("row %d of %s is there twice", row, table).isFalse();
        assertThat(rows.getString(2)).isEqualTo("v" + row);
        found.set(row);
      }
    }
    BitSet lost = (BitSet) acknowledged.clone();
    lost.andNot(found);
    assertThat(lost).as("acknowledged rows of %s that are missing", table).isEqualTo(new BitSet());
    assertThat(found.length()).as("rows of %s that nobody wrote", table).isLessThanOrEqualTo(next);
  }

  @Override
  public long done() {
    return acknowledged.cardinality();
  }
}
