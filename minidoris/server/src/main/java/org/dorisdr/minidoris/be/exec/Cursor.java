package org.dorisdr.minidoris.be.exec;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.ResultTypes;
import org.dorisdr.minidoris.common.types.TextFormat;
import org.dorisdr.minidoris.thrift.TMiniResultColumn;
import org.dorisdr.minidoris.thrift.TMiniRow;
import org.dorisdr.minidoris.thrift.TMiniValue;

/** Rows of one running statement, read batch by batch by one thread at a time. */
final class Cursor implements AutoCloseable {
  private final Connection connection;
  private final Statement statement;
  private final ResultSet rows;
  private final int batchRows;
  private final String[] types;
  private final DorisType[] shown;
  private volatile long lastUseNanos = System.nanoTime();

  /**
   * @param given Doris types of the columns where the engine's tell less, empty = not known
   */
  Cursor(
      Connection connection, Statement statement, ResultSet rows, int batchRows, List<String> given)
      throws SQLException {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
    this.batchRows = batchRows;
    ResultSetMetaData metaData = rows.getMetaData();
    types = new String[metaData.getColumnCount()];
    for (int i = 0; i < types.length; i++) {
      types[i] = metaData.getColumnTypeName(i + 1);
    }
    shown = new DorisType[types.length];
    for (int i = 0; given.size() == types.length && i < types.length; i++) {
      boolean time = types[i].startsWith("TIMESTAMP") || ResultTypes.isNested(types[i]);
      shown[i] = time && !given.get(i).isEmpty() ? DorisType.parse(given.get(i)) : null;
    }
  }

  List<TMiniResultColumn> columns() throws SQLException {
    List<TMiniResultColumn> columns = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      columns.add(
          new TMiniResultColumn(
              rows.getMetaData().getColumnLabel(i + 1),
              shown[i] != null && shown[i].name().equals("datetime")
                  ? shown[i].text()
                  : ResultTypes.doris(types[i])));
    }
    return columns;
  }

  /** Next rows; fewer than a full batch at the end. */
  synchronized List<TMiniRow> next() throws SQLException {
    lastUseNanos = System.nanoTime();
    List<TMiniRow> batch = new ArrayList<>();
    while (batch.size() < batchRows && rows.next()) {
      List<TMiniValue> values = new ArrayList<>(types.length);
      for (int i = 0; i < types.length; i++) {
        TMiniValue value = new TMiniValue();
        value.setText(TextFormat.text(value(i), types[i], shown[i]));
        values.add(value);
      }
      batch.add(new TMiniRow(values));
    }
    return batch;
  }

  /** Times by the calendar of today, as the class for SQL has no year 0; no bitmaps. */
  private Object value(int column) throws SQLException {
    return switch (types[column]) {
      // As Doris does unless return_object_data_as_binary is on.
      case "BLOB" -> null;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS" ->
          rows.getObject(column + 1, LocalDateTime.class);
      default -> rows.getObject(column + 1);
    };
  }

  boolean isFull(List<TMiniRow> batch) {
    return batch.size() >= batchRows;
  }

  long lastUseNanos() {
    return lastUseNanos;
  }

  void cancel() throws SQLException {
    statement.cancel();
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        statement;
        rows) {
      lastUseNanos = 0;
    }
  }
}
