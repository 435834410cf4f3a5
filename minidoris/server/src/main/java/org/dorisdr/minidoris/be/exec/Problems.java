package org.dorisdr.minidoris.be.exec;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a load that were left out, and the first reasons: a text, U+0001, the row in its source.
 * For one thread.
 */
final class Problems {
  /** So many rows Doris writes into an error log. */
  private static final int TOLD = 50;

  private final List<String> texts = new ArrayList<>();
  private long filtered;
  private long unselected;

  long filtered() {
    return filtered;
  }

  /** Rows that the load did not ask for. */
  long unselected() {
    return unselected;
  }

  List<String> texts() {
    return texts;
  }

  boolean isAny() {
    return filtered + unselected > 0;
  }

  /**
   * @param problem SQL that says what is wrong with a row, as {@code __problem} does
   */
  void count(Statement statement, String problem, String relation) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT count(*) FILTER (p = ''), count(*) FILTER (p <> '') FROM (SELECT "
                + problem
                + " AS p FROM "
                + relation
                + ")")) {
      rows.next();
      unselected += rows.getLong(1);
      filtered += rows.getLong(2);
    }
  }

  /** Keeps the first problems of rows in order. */
  void read(Statement statement, String problem, String ordered) throws SQLException {
    String select = "SELECT " + problem + " AS p FROM " + ordered;
    texts(statement, "SELECT p FROM (" + select + ") WHERE p <> ''", TOLD - texts.size(), texts);
  }

  /** Drops the rows that belong into no partition. */
  void homeless(Statement statement, String relation) throws SQLException {
    List<String> rows = homelessRows(statement, relation, TOLD);
    if (!rows.isEmpty()) {
      rows.stream().limit(TOLD - texts.size()).forEach(texts::add);
      filtered += statement.executeLargeUpdate("DELETE FROM " + relation + " WHERE __p = -1");
    }
  }

  /** What to say of the first rows that belong into no partition. */
  static List<String> homelessRows(Statement statement, String relation, int most)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT * EXCLUDE (__o, __p, __h, __b) FROM "
                + relation
                + " WHERE __p = -1 ORDER BY __o LIMIT "
                + most)) {
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          values.add(String.valueOf(rows.getObject(i)));
        }
        found.add("no partition for this tuple. tuple=" + String.join("|", values));
      }
    }
    return found;
  }

  private static void texts(Statement statement, String select, int most, List<String> to)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(select + " LIMIT " + Math.max(0, most))) {
      while (rows.next()) {
        to.add(rows.getString(1));
      }
    }
  }
}
