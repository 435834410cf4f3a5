package org.dorisdr.minidoris.be.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An uploaded file as a query reads it: as it came where DuckDB can do that, which is fastest, or
 * else its good rows in one form. For one load by one thread; close it to delete what it has made.
 */
final class LoadInput implements AutoCloseable {
  private final LoadSettings settings;
  private final Path uploaded;
  private final Path rows;
  private final List<String> columns;
  private final List<String> defaults;
  private boolean plain;
  private boolean copied;
  private long filtered;

  LoadInput(LoadSettings settings, Path uploaded, List<String> columns, List<String> defaults) {
    this.settings = settings;
    this.uploaded = uploaded;
    this.rows = uploaded.resolveSibling(uploaded.getFileName() + ".rows");
    this.columns = columns;
    this.defaults = defaults;
    // DuckDB takes an empty line of a single column as a row.
    this.plain =
        settings.csv() != null
            && settings.kind() == FileKind.CSV
            && settings.csv().isPlain()
            && settings.compression() == Compression.PLAIN
            && columns.size() > 1;
  }

  /** Rows that were left out before the query. */
  long filtered() {
    return filtered;
  }

  /** Whether DuckDB reads the file as it came. */
  boolean isPlain() {
    return plain;
  }

  /** From now on, reads the rows one by one: some of them are wrong. */
  void distrust() {
    plain = false;
  }

  String query(ErrorLog errors) throws IOException {
    if (plain) {
      return FileQuery.plain(settings.csv(), columns.size(), uploaded);
    }
    if (settings.kind() == FileKind.PARQUET) {
      return ParquetFile.query(uploaded, columns, defaults);
    }
    if (!copied) {
      copy(errors);
      copied = true;
    }
    return FileQuery.rows(columns.size(), rows);
  }

  private void copy(ErrorLog errors) throws IOException {
    try (InputStream in = open();
        RowFile to = new RowFile(rows, errors)) {
      switch (settings.kind()) {
        case JSON -> new JsonRows(settings.json(), columns, defaults, to).copy(in);
        case HIVE_TEXT -> CsvRows.copyAll(in, settings.csv(), columns.size(), true, to);
        default -> CsvRows.copy(in, settings.csv(), columns.size(), to);
      }
      filtered = to.filtered();
    }
  }

  private InputStream open() throws IOException {
    return settings.compression().open(Files.newInputStream(uploaded));
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(rows);
  }
}
