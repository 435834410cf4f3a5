package org.dorisdr.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import org.dorisdr.sandbox.Cluster;

/** One big file through the frontend's redirect, as curl sends it. */
final class StreamLoadSpeed {
  private static final String DATABASE = "bench_load";

  private final Cluster cluster;
  private final Path directory;

  StreamLoadSpeed(Cluster cluster, Path directory) {
    this.cluster = cluster;
    this.directory = directory;
  }

  void measure(int megabytes, Report report)
      throws SQLException, IOException, InterruptedException {
    Path file = directory.resolve("load.csv");
    long rows = write(file, (long) megabytes << 20);
    double size = Files.size(file) / 1e6;
    try (Connection connection = cluster.connect()) {
      create(connection);
      long start = System.nanoTime();
      String answer = new StreamLoad(cluster).send(DATABASE, "t", file);
      double seconds = (System.nanoTime() - start) / 1e9;
      String found = Sql.value(connection, "SELECT COUNT(*) AS n FROM " + DATABASE + ".t", "n");
      if (!String.valueOf(rows).equals(found)) {
        throw new BenchmarkException(rows + " rows were sent, found " + found + ": " + answer);
      }
      Map<String, Object> row = report.row();
      row.put("what", "stream load of a CSV file of " + Math.round(size) + " MB");
      row.put("value", Lag.rounded(size / seconds));
      row.put("unit", "MB/s");
      report.printLast(System.out);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void create(Connection connection) throws SQLException {
    Sql.run(connection, "DROP DATABASE IF EXISTS " + DATABASE + " FORCE");
    Sql.run(connection, "CREATE DATABASE " + DATABASE);
    Sql.run(
        connection,
        "CREATE TABLE "
            + DATABASE
            + ".t (id BIGINT, k INT, d DATE, amount DECIMAL(12, 2), v VARCHAR(100))"
            + " DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 4"
            + " PROPERTIES (\"replication_num\" = \"1\")");
  }

  /** Returns the number of rows; the same file each time. */
  private static long write(Path file, long bytes) throws IOException {
    Random random = new Random(1);
    long rows = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      for (long written = 0; written < bytes; rows++) {
        StringBuilder text = new StringBuilder(128).append(rows);
        text.append(',').append(random.nextInt());
        text.append(",2026-10-").append(10 + random.nextInt(20));
        text.append(',').append(random.nextInt(1_000_000)).append('.').append(random.nextInt(100));
        text.append(",order ").append(random.nextLong());
        text.append(" of customer ").append(random.nextLong()).append('\n');
        byte[] line = text.toString().getBytes(StandardCharsets.UTF_8);
        out.write(line);
        written += line.length;
      }
    }
    return rows;
  }
}
