package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.TimeZone;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.common.types.NestedText;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;

/**
 * The one DuckDB instance of a backend: in memory, limited in memory and threads, able to touch
 * files below the storage root only. Thread safe; every user takes a connection of its own and
 * closes it.
 */
public final class DuckDb implements AutoCloseable {
  private final DuckDBConnection root;
  private final SleepFunction sleeps = new SleepFunction();

  /**
   * One for any statement.
   *
   * @param storageRoot the only directory (with all below) that statements may read and write
   * @param memoryLimit for example {@code 1GB}
   */
  public DuckDb(Path storageRoot, String memoryLimit, int threads)
      throws SQLException, IOException {
    this(storageRoot, memoryLimit, threads, true);
  }

  /** One for statements that are done in a moment, and whose results are small. */
  public static DuckDb small(Path storageRoot) throws SQLException, IOException {
    return new DuckDb(storageRoot, "64MB", 1, false);
  }

  private DuckDb(Path storageRoot, String memoryLimit, int threads, boolean stream)
      throws SQLException, IOException {
    Path own = storageRoot.toAbsolutePath().normalize();
    Path temporary = own.resolve(StorageEngine.QUERY_TEMP);
    Files.createDirectories(temporary);
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", String.valueOf(stream));
    root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:", properties);
    NativeLibrary.deleteUnpacked();
    run("SET memory_limit=" + Sql.text(memoryLimit));
    run("SET threads=" + threads);
    run("SET temp_directory=" + Sql.text(temporary.toString()));
    run("SET default_null_order='nulls_first_on_asc_last_on_desc'");
    run("SET GLOBAL TimeZone=" + Sql.text(TimeZone.getDefault().getID()));
    // Doris answers NULL.
    run("SET GLOBAL error_on_division_by_zero=false");
    run("SET GLOBAL ieee_floating_point_ops=false");
    run("SET autoinstall_known_extensions=false");
    functions();
    run("SET allowed_directories=[" + Sql.text(own + "/") + "]");
    run("SET enable_external_access=false");
    run("SET lock_configuration=true");
  }

  private void functions() throws SQLException, IOException {
    HashFunctions.register(root);
    VariantText.register(root);
    sleeps.register(root);
    HashFunctions.overTexts(
        root,
        "doris_nested_json",
        DuckDBColumnType.VARCHAR,
        values -> NestedText.json(values[0].toString()));
    DecimalFunctions.register(root);
    TimeReaders.register(root);
    IpFunctions.register(root);
    JsonFunctions.register(root);
    TextFunctions.register(root);
    BitmapFunctions.register(root);
    HllFunctions.register(root);
    for (String resource : List.of("doris-functions.sql", "doris-sketches.sql")) {
      for (String statement : macros(resource)) {
        run(statement);
      }
    }
  }

  private static List<String> macros(String resource) throws IOException {
    try (InputStream in = DuckDb.class.getResourceAsStream(resource)) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return java.util.Arrays.stream(all.split(";\\s*\n"))
          .map(String::strip)
          .filter(s -> !s.isEmpty())
          .toList();
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = root.createStatement()) {
      statement.execute(sql);
    }
  }

  /** A new connection; temporary tables and views on it are its own. */
  public Connection connect() throws SQLException {
    return root.duplicate();
  }

  /** What lets a statement that sleeps be stopped. */
  SleepFunction sleeps() {
    return sleeps;
  }

  @Override
  public void close() throws SQLException {
    root.close();
  }
}
