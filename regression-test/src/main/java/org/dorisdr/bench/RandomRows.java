package org.dorisdr.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Random;

/** Rows of random text, which hardly compress. */
final class RandomRows {
  private static final int BYTES_A_ROW = 1000;
  private static final int ROWS_A_STATEMENT = 1000;

  private RandomRows() {}

  /** Makes a database with one table, {@code t}, of about so many bytes. */
  static void fill(Connection source, String database, long bytes) throws SQLException {
    Sql.run(source, "DROP DATABASE IF EXISTS " + database + " FORCE");
    Sql.run(source, "CREATE DATABASE " + database);
    Sql.run(
        source, "ALTER DATABASE " + database + " SET PROPERTIES (\"binlog.enable\" = \"true\")");
    Sql.run(
        source,
        "CREATE TABLE "
            + database
            + ".t (id BIGINT, v STRING) DUPLICATE KEY(id) DISTRIBUTED BY HASH(id) BUCKETS 8"
            + " PROPERTIES (\"replication_num\" = \"1\")");
    add(source, database, 0, bytes);
  }

  /** Adds about so many bytes, with ids from {@code first} on. */
  static void add(Connection source, String database, long first, long bytes) throws SQLException {
    Random random = new Random(first + 1);
    long rows = Math.max(1, bytes / BYTES_A_ROW);
    for (long at = 0; at < rows; at += ROWS_A_STATEMENT) {
      StringBuilder sql = new StringBuilder("INSERT INTO " + database + ".t VALUES ");
      for (int i = 0; i < ROWS_A_STATEMENT && at + i < rows; i++) {
        byte[] text = new byte[BYTES_A_ROW * 3 / 4];
        random.nextBytes(text);
        sql.append(i == 0 ? "(" : ",(").append(first + at + i).append(",'");
        sql.append(Base64.getEncoder().encodeToString(text)).append("')");
      }
      Sql.run(source, sql.toString());
    }
  }
}
