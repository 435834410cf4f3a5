package org.dorisdr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.dorisdr.sandbox.Cluster;

/**
 * Creates, changes, renames and drops tables of its own. After a statement whose outcome is unknown
 * the catalog is asked: it must be as before or as after the statement, nothing else.
 */
final class DdlWriter implements Writer {
  /** What a table looks like; columns are null while there is none. */
  private record State(String table, List<String> columns) {
    private static final State NONE = new State(null, null);
  }

  private final String prefix;
  private State known = State.NONE;
  private State wanted;
  private String statement;
  private int step;
  private long done;

  DdlWriter(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public void prepare(Connection connection) {}

  @Override
  public void once(Cluster cluster, Connection connection, Random random) throws SQLException {
    if (isOpen()) {
      State now = read(connection);
      assertThat(now).as("after the interrupted %s", statement).isIn(known, wanted);
      if (now.equals(wanted)) {
        finished();
        return;
      }
    } else {
      plan();
    }
    try (Statement running = connection.createStatement()) {
      running.execute(statement);
    }
    finished();
  }

  private void plan() {
    String one = prefix + "_" + step / 5;
    String two = one + "_renamed";
    switch (step % 5) {
      case 0 ->
          to(
              new State(one, List.of("k", "v")),
              "CREATE TABLE recovery.%s (k INT, v INT) DUPLICATE KEY(k) DISTRIBUTED BY HASH(k)"
                      .formatted(one)
                  + " BUCKETS 2 PROPERTIES ('replication_num' = '1')");
      case 1 ->
          to(
              new State(one, List.of("k", "v", "w")),
              "ALTER TABLE recovery." + one + " ADD COLUMN w STRING");
      case 2 ->
          to(
              new State(two, List.of("k", "v", "w")),
              "ALTER TABLE recovery." + one + " RENAME " + two);
      case 3 ->
          to(new State(two, List.of("k", "w")), "ALTER TABLE recovery." + two + " DROP COLUMN v");
      default -> to(State.NONE, "DROP TABLE recovery." + two + " FORCE");
    }
  }

  private void to(State state, String sql) {
    wanted = state;
    statement = sql;
  }

  private void finished() {
    known = wanted;
    wanted = null;
    step++;
    done++;
  }

  private State read(Connection connection) throws SQLException {
    TreeSet<String> tables = new TreeSet<>();
    try (Statement show = connection.createStatement();
        ResultSet rows = show.executeQuery("SHOW TABLES FROM recovery LIKE '" + prefix + "_%'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    assertThat(tables).as("tables of " + prefix).hasSizeLessThanOrEqualTo(1);
    if (tables.isEmpty()) {
      return State.NONE;
    }
    List<String> columns = new ArrayList<>();
    try (Statement describe = connection.createStatement();
        ResultSet rows = describe.executeQuery("DESC recovery." + tables.first())) {
      while (rows.next()) {
        columns.add(rows.getString(1));
      }
    }
    return new State(tables.first(), columns);
  }

  @Override
  public boolean isOpen() {
    return wanted != null;
  }

  @Override
  public void verify(Connection connection) throws SQLException {
    assertThat(read(connection)).as("tables of " + prefix).isEqualTo(known);
  }

  @Override
  public long done() {
    return done;
  }
}
