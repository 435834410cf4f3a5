package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.Checksums;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.common.types.DorisType;

/** Writes the rows of a SELECT as the file of a rowset. Stateless. */
final class RowsetWriter {
  private RowsetWriter() {}

  /**
   * @param rows SELECT that yields {@code c<uniqueId>} columns in the order to write them
   * @return number of rows
   */
  static long write(Connection connection, String rows, List<StoredColumn> columns, Path file)
      throws SQLException {
    return write(connection, rows, columns, "", file);
  }

  /**
   * @param besides what else the file has, as in ", a, b"
   */
  static long write(
      Connection connection, String rows, List<StoredColumn> columns, String besides, Path file)
      throws SQLException {
    String select =
        "SELECT "
            + columns.stream().map(RowsetWriter::stored).collect(Collectors.joining(", "))
            + besides
            + " FROM ("
            + rows
            + ")";
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(
          "COPY ("
              + select
              + ") TO "
              + Sql.text(file.toString())
              + " (FORMAT parquet, COMPRESSION zstd)");
    }
  }

  private static String stored(StoredColumn column) {
    String type = DorisType.parse(column.type()).stored();
    return "CAST(" + column.fileName() + " AS " + type + ") AS " + column.fileName();
  }

  /** Describes a rowset of one file, or of none if it has no rows. */
  static RowsetMeta describe(
      long tabletId,
      long partitionId,
      int schemaHash,
      String rowsetId,
      long txnId,
      long rows,
      Path file,
      List<StoredColumn> columns,
      boolean keysUnique,
      long nowSeconds)
      throws IOException {
    return new RowsetMeta(
        rowsetId,
        tabletId,
        partitionId,
        schemaHash,
        txnId,
        -1,
        -1,
        rows,
        rows == 0 ? 0 : Files.size(file),
        rows == 0 ? 0 : 1,
        columns,
        null,
        keysUnique,
        nowSeconds,
        0,
        null,
        rows == 0 ? List.of() : List.of(Checksums.of(file)),
        null);
  }
}
