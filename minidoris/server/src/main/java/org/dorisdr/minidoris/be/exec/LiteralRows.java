package org.dorisdr.minidoris.be.exec;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Rows that came with the statement as text, in the temporary table {@code __rows}. Stateless. */
final class LiteralRows {
  private static final String TABLE = "__rows";

  /** So many rows are written into the statement rather than into a table. */
  private static final int FEW = 32;

  private static final int FEW_BYTES = 64 << 10;

  private LiteralRows() {}

  /** Whether {@link #inline} is the better way. */
  static boolean areFew(List<TMiniRow> rows) {
    return !rows.isEmpty()
        && rows.size() <= FEW
        && rows.stream()
                .flatMap(row -> row.getValues().stream())
                .mapToLong(value -> value.isSetText() ? value.getText().length() : 0)
                .sum()
            < FEW_BYTES;
  }

  /** The statement with the rows before it, so that it needs no table. */
  static String inline(String sql, List<TMiniRow> rows) {
    String columns =
        IntStream.range(0, rows.get(0).getValuesSize())
            .mapToObj(i -> "v" + i)
            .collect(Collectors.joining(", "));
    return "WITH "
        + TABLE
        + "("
        + columns
        + ") AS (VALUES "
        + rows.stream().map(LiteralRows::literal).collect(Collectors.joining(", "))
        + ") "
        + sql;
  }

  private static String literal(TMiniRow row) {
    return row.getValues().stream()
        .map(value -> value.isSetText() ? Sql.text(value.getText()) : "NULL")
        .map(text -> "CAST(" + text + " AS VARCHAR)")
        .collect(Collectors.joining(", ", "(", ")"));
  }

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
