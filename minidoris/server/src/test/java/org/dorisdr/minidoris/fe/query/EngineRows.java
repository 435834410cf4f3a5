package org.dorisdr.minidoris.fe.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.common.types.TextFormat;

/** What the engine answers to rewritten SQL, as Doris's text protocol shows it. Stateless. */
final class EngineRows {
  private EngineRows() {}

  /**
   * All rows of a query.
   *
   * @param between what stands between two values of a row
   */
  static List<String> of(Connection connection, String sql, String between) throws Exception {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String type = result.getMetaData().getColumnTypeName(i);
          row.add(String.valueOf(TextFormat.text(result.getObject(i), type)));
        }
        rows.add(String.join(between, row));
      }
    }
    return rows;
  }
}
