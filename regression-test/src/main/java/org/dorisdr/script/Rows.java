package org.dorisdr.script;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows of a statement by column name (any case); SQL NULL is {@code \N}. */
record Rows(List<Map<String, String>> rows) {
  static Rows of(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      ResultSetMetaData meta = result.getMetaData();
      List<Map<String, String>> rows = new ArrayList<>();
      while (result.next()) {
        Map<String, String> row = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          String value = result.getString(i);
          row.put(meta.getColumnLabel(i), value == null ? "\\N" : value);
        }
        rows.add(row);
      }
      return new Rows(rows);
    }
  }
}
