package org.dorisdr.minidoris.be.load;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.minidoris.common.Sql;

/** Reads a Parquet file as columns f0, f1, … of text, found by their names. Stateless. */
final class ParquetFile {
  private ParquetFile() {}

  /**
   * @param columns names that the file may have, whatever their case
   * @param defaults value of a column that the file lacks; null = NULL
   */
  static String query(Path file, List<String> columns, List<String> defaults) throws IOException {
    String rows = "read_parquet(" + Sql.text(file.toString()) + ", binary_as_string=true)";
    Map<String, String> found = columns(rows);
    List<String> items = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String value = found.get(columns.get(i));
      if (value == null) {
        value = defaults.get(i) == null ? "NULL" : Sql.text(defaults.get(i));
      }
      items.add("CAST(" + value + " AS VARCHAR) AS f" + i);
    }
    return "(SELECT " + String.join(", ", items) + " FROM " + rows + ")";
  }

  /** What gives each column of the file as the text that Doris reads, by its name. */
  private static Map<String, String> columns(String rows) throws IOException {
    Map<String, String> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = engine.createStatement();
        ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + rows)) {
      while (described.next()) {
        String name = "\"" + described.getString(1).replace("\"", "\"\"") + "\"";
        columns.putIfAbsent(described.getString(1), value(name, described.getString(2)));
      }
      return columns;
    } catch (SQLException e) {
      throw new IOException(
          "[INTERNAL_ERROR]Init parquet reader fail. reason = " + e.getMessage(), e);
    }
  }

  private static String value(String name, String type) {
    boolean nested = type.endsWith("]") || type.startsWith("STRUCT(") || type.startsWith("MAP(");
    if (nested) {
      return "to_json(" + name + ")";
    }
    // Doris has no zone in its types.
    return type.equals("TIMESTAMP WITH TIME ZONE") ? "CAST(" + name + " AS TIMESTAMP)" : name;
  }
}
