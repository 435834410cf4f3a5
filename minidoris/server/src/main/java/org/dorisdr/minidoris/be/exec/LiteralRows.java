package org.dorisdr.minidoris.be.exec;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows that came with the statement as text, in the temporary table {@code __rows}. Stateless. */
final class LiteralRows {
  private static final String TABLE = "__rows";

  private LiteralRows() {}

  static void load(Connection connection, List<TMiniRow> rows) throws SQLException {
    int width = rows.isEmpty() ? 0 : rows.get(0).getValuesSize();
    String columns =
        IntStream.range(0, Math.max(width, 1))
            .mapToObj(i -> "v" + i + " VARCHAR")
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TEMP TABLE " + TABLE + "(" + columns + ")");
    }
    DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
    try (DuckDBAppender appender = duck.createAppender("temp", "main", TABLE)) {
      for (TMiniRow row : rows) {
        append(appender, row);
      }
    }
  }

  private static void append(DuckDBAppender appender, TMiniRow row) throws SQLException {
    appender.beginRow();
    for (TMiniValue value : row.getValues()) {
      if (value.isSetText()) {
        appender.append(value.getText());
      } else {
        appender.appendNull();
      }
    }
    appender.endRow();
  }
}
