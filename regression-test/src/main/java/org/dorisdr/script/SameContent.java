package org.dorisdr.script;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code !same source.db target.db [seconds]}: every table and view of the one database is in the
 * other, with equal content. Waits for it if seconds are given. Prints {@code equal: n tables, n
 * rows}, or each difference.
 */
final class SameContent {
  private SameContent() {}

  static List<String> check(ScriptWorld world, String arguments, List<String> expected)
      throws InterruptedException {
    String[] words = arguments.split("\\s+");
    Limit limit = Limit.ofSeconds(words.length > 2 ? words[2] : "0");
    while (true) {
      List<String> result = differences(world, words[0], words[1]);
      boolean equal = result.equals(expected) || expected.isEmpty() && isEqual(result);
      if (equal || limit.isOver()) {
        return result;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** A cluster that is just coming back may refuse to answer: that is a difference too. */
  private static List<String> differences(ScriptWorld world, String left, String right) {
    try {
      return compare(world, left, right);
    } catch (SQLException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static boolean isEqual(List<String> result) {
    return result.size() == 1 && result.get(0).startsWith("equal:");
  }

  private static List<String> compare(ScriptWorld world, String left, String right)
      throws SQLException {
    Map<String, TableContent> leftTables = contents(world, left);
    Map<String, TableContent> rightTables = contents(world, right);
    List<String> differences = new ArrayList<>();
    leftTables.forEach(
        (table, content) -> {
          TableContent other = rightTables.get(table);
          if (!content.equals(other)) {
            differences.add(table + ": " + content + " <> " + (other == null ? "no table" : other));
          }
        });
    rightTables.keySet().stream()
        .filter(table -> !leftTables.containsKey(table))
        .forEach(table -> differences.add(table + ": no table <> " + rightTables.get(table)));
    if (differences.isEmpty()) {
      long rows = leftTables.values().stream().mapToLong(TableContent::rows).sum();
      return List.of("equal: " + leftTables.size() + " tables, " + rows + " rows");
    }
    return differences;
  }

  private static Map<String, TableContent> contents(ScriptWorld world, String place)
      throws SQLException {
    String[] parts = place.split("\\.", 2);
    Map<String, TableContent> contents = new TreeMap<>();
    try (Connection connection = world.connect(parts[0])) {
      for (String table : tables(connection, parts[1])) {
        String query = "SELECT * FROM `" + parts[1] + "`.`" + table + "`";
        contents.put(table, TableContent.of(connection, query));
      }
    }
    return contents;
  }

  private static List<String> tables(Connection connection, String database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW TABLES FROM `" + database + "`")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
