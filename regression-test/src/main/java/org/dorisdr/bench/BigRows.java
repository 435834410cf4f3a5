package org.dorisdr.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Random;
import org.dorisdr.sandbox.Cluster;

/** Many rows of random text, loaded a few hundred MB at a time as somebody would who has them. */
final class BigRows {
  /** A file of a tablet is then about 20 MB. */
  private static final int BUCKETS = 8;

  private static final long BYTES_A_LOAD = 200L << 20;
  private static final int TEXT = 768;

  private final Cluster cluster;
  private final Connection sql;
  private final Path file;

  /**
   * @param directory where what is loaded is written before
   */
  BigRows(Cluster cluster, Connection sql, Path directory) {
    this.cluster = cluster;
    this.sql = sql;
    this.file = directory.resolve("rows.csv");
  }

  /** Makes a database with one table, {@code t}, of about so many bytes. */
  void fill(String database, long bytes) throws SQLException, IOException, InterruptedException {
    Sql.run(sql, "DROP DATABASE IF EXISTS " + database + " FORCE");
    Sql.run(sql, "CREATE DATABASE " + database);
    Sql.run(
        sql,
        "CREATE TABLE "
            + database
            + ".t (id BIGINT, v STRING) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS "
            + BUCKETS
            + " PROPERTIES (\"replication_num\" = \"1\")");
    for (long at = 0; at < bytes; at += BYTES_A_LOAD) {
      add(database, at, Math.min(BYTES_A_LOAD, bytes - at));
    }
  }

  /** Adds about so many bytes, with ids from {@code first} on. */
  void add(String database, long first, long bytes) throws IOException, InterruptedException {
    Random random = new Random(first + 1);
    byte[] text = new byte[TEXT];
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      // Random bytes as text: what is stored is three quarters of that.
      for (long left = bytes, id = first; left > 0; left -= TEXT, id++) {
        random.nextBytes(text);
        out.write((id + ",").getBytes(StandardCharsets.UTF_8));
        out.write(Base64.getEncoder().encode(text));
        out.write('\n');
      }
    }
    String answer = new StreamLoad(cluster).send(database, "t", file);
    Files.delete(file);
    if (!answer.contains("Success")) {
      throw new BenchmarkException("the rows could not be loaded: " + answer);
    }
  }
}
