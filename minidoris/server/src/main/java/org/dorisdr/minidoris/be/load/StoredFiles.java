package org.dorisdr.minidoris.be.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.dorisdr.minidoris.be.exec.FileTables;
import org.dorisdr.minidoris.be.storage.Durable;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.common.remote.RemoteStore;
import org.dorisdr.minidoris.common.remote.RemoteStores;
import org.dorisdr.minidoris.common.types.ResultTypes;
import org.dorisdr.minidoris.thrift.TMiniFileTable;
import org.dorisdr.minidoris.thrift.TMiniResultColumn;

/**
 * Reads files of an S3 store as tables: fetches them, brings their rows into one form, and has
 * DuckDB take them in, so that no file is left when a statement begins to read. Thread safe.
 */
public final class StoredFiles implements FileTables {
  private static final String PARQUET = "parquet";

  private final Path directory;

  /**
   * @param directory where files lie while they are read
   */
  public StoredFiles(Path directory) {
    this.directory = directory;
  }

  /** Works on fetched files. */
  private interface Work<T> {
    T on(List<Path> files) throws SQLException, IOException, LoadException;
  }

  private <T> T fetched(TMiniFileTable table, List<String> locations, Work<T> work)
      throws SQLException, IOException {
    Path own = Files.createTempDirectory(directory, "files-");
    try (RemoteStore store = RemoteStores.open("S3", table.getStorage())) {
      List<Path> files = new ArrayList<>();
      for (String location : locations) {
        Path file = own.resolve("f" + files.size());
        store.download(location, file);
        files.add(file);
      }
      return work.on(files);
    } catch (LoadException e) {
      throw new IOException(e.getMessage(), e);
    } finally {
      Durable.deleteTree(own);
    }
  }

  @Override
  public void create(Connection connection, TMiniFileTable table) throws SQLException, IOException {
    fetched(
        table,
        table.getLocations(),
        files -> {
          String rows =
              isParquet(table) ? parquet(files) : FileQuery.rows(width(table), rows(table, files));
          try (Statement statement = connection.createStatement()) {
            return statement.execute(
                "CREATE TEMP TABLE \"" + table.getAlias() + "\" AS SELECT * FROM " + rows);
          }
        });
  }

  private static boolean isParquet(TMiniFileTable table) {
    return format(table).equals(PARQUET);
  }

  private static String format(TMiniFileTable table) {
    return table.getFormat().get("format");
  }

  private static int width(TMiniFileTable table) {
    return table.getColumnsSize();
  }

  private static String parquet(List<Path> files) {
    return files.stream()
        .map(file -> Sql.text(file.toString()))
        .collect(Collectors.joining(",", "read_parquet([", "], union_by_name=true)"));
  }

  /** All rows in one file, beside the others. */
  private static Path rows(TMiniFileTable table, List<Path> files)
      throws IOException, LoadException {
    Path all = files.get(0).resolveSibling("rows");
    LoadHeaders headers = headers(table);
    boolean json = format(table).equals("json");
    // What is wrong with a row is told to loads alone.
    try (RowFile to = new RowFile(all, new ErrorLog(null))) {
      for (int i = 0; i < files.size(); i++) {
        try (InputStream in = open(table, files, i)) {
          if (json) {
            List<String> nothing = Collections.nCopies(width(table), null);
            new JsonRows(JsonFormat.of(headers), table.getColumns(), nothing, to).copy(in);
          } else {
            boolean anyBytes = format(table).equals("hive_text");
            CsvRows.copyAll(in, CsvFormat.of(headers), width(table), anyBytes, to);
          }
        }
      }
    }
    return all;
  }

  private static LoadHeaders headers(TMiniFileTable table) {
    return new LoadHeaders(key -> table.getFormat().getOrDefault(key, ""));
  }

  private static InputStream open(TMiniFileTable table, List<Path> files, int at)
      throws IOException {
    String given = table.getFormat().getOrDefault("compress_type", "");
    boolean gzip =
        given.isEmpty() || given.equalsIgnoreCase("unknown")
            ? table.getLocations().get(at).toLowerCase(Locale.ROOT).endsWith(".gz")
            : given.equalsIgnoreCase("gz");
    InputStream in = Files.newInputStream(files.get(at));
    return gzip ? new GZIPInputStream(in, 1 << 16) : new BufferedInputStream(in);
  }

  @Override
  public List<TMiniResultColumn> columns(Connection connection, TMiniFileTable table)
      throws SQLException, IOException {
    return fetched(
        table,
        table.getLocations().subList(0, 1),
        files -> {
          if (isParquet(table)) {
            return described(connection, parquet(files));
          }
          try (InputStream in = open(table, files, 0)) {
            return texts(table, in);
          }
        });
  }

  private static List<TMiniResultColumn> described(Connection connection, String rows)
      throws SQLException {
    List<TMiniResultColumn> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet described = statement.executeQuery("DESCRIBE SELECT * FROM " + rows)) {
      while (described.next()) {
        columns.add(
            new TMiniResultColumn(
                described.getString(1), ResultTypes.doris(described.getString(2))));
      }
    }
    return columns;
  }

  private static List<TMiniResultColumn> texts(TMiniFileTable table, InputStream in)
      throws IOException, LoadException {
    return names(table, in).stream().map(name -> new TMiniResultColumn(name, "text")).toList();
  }

  private static List<String> names(TMiniFileTable table, InputStream in)
      throws IOException, LoadException {
    LoadHeaders headers = headers(table);
    if (format(table).equals("json")) {
      return JsonRows.names(JsonFormat.of(headers), in);
    }
    boolean named = format(table).startsWith("csv_with_names");
    byte[][] first = CsvRows.first(in, CsvFormat.of(headers));
    if (first == null) {
      throw new IOException(
          "[INTERNAL_ERROR]The first line is empty, can not parse column "
              + (named ? "names" : "numbers"));
    }
    List<String> names = new ArrayList<>();
    Arrays.stream(first)
        .forEach(
            value ->
                names.add(
                    named
                        ? new String(value == null ? new byte[0] : value, StandardCharsets.UTF_8)
                        : "c" + (names.size() + 1)));
    return names;
  }
}
