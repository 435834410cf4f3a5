package org.dorisdr.minidoris.be.exec;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBColumnType;

/** Doris's {@code sleep(seconds)} for DuckDB. Stateless. */
final class SleepFunction {
  private SleepFunction() {}

  static void register(Connection connection) throws SQLException {
    HashFunctions.overTexts(
        connection, "doris_sleep", DuckDBColumnType.BOOLEAN, v -> sleep(String.valueOf(v[0])));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE MACRO sleep(s) AS doris_sleep(CAST(CAST(s AS BIGINT) AS VARCHAR))");
    }
  }

  private static boolean sleep(String seconds) {
    try {
      TimeUnit.SECONDS.sleep(Math.max(0, Long.parseLong(seconds)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
