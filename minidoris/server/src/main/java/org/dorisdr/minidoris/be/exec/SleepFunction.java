package org.dorisdr.minidoris.be.exec;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dorisdr.minidoris.common.Sql;
import org.duckdb.DuckDBColumnType;

/**
 * Doris's {@code sleep(seconds)} for DuckDB. A statement that is stopped wakes up at once: DuckDB
 * itself would wait for the function's end. Thread safe.
 */
final class SleepFunction {
  private static final String SLEEPER = "doris_sleeper";

  private final Map<String, RunningStatement> sleepers = new ConcurrentHashMap<>();
  private final AtomicLong names = new AtomicLong();

  void register(Connection connection) throws SQLException {
    HashFunctions.overTexts(
        connection,
        "doris_sleep",
        DuckDBColumnType.BOOLEAN,
        v -> sleep(Long.parseLong(v[0].toString()), v[1].toString()));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE MACRO sleep(s) AS doris_sleep(CAST(CAST(s AS BIGINT) AS VARCHAR),"
              + " coalesce(CAST(getvariable('"
              + SLEEPER
              + "') AS VARCHAR), ''))");
    }
  }

  /**
   * Before a statement runs: names it to its sleeps.
   *
   * @return to be run when it has ended
   */
  Runnable watch(Connection connection, String sql, RunningStatement running) throws SQLException {
    if (!sql.contains("sleep(")) {
      return () -> {};
    }
    String name = String.valueOf(names.incrementAndGet());
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET VARIABLE " + SLEEPER + " = " + Sql.text(name));
    }
    sleepers.put(name, running);
    return () -> sleepers.remove(name);
  }

  private boolean sleep(long seconds, String name) {
    try {
      sleepers
          .getOrDefault(name, new RunningStatement())
          .awaitStop(TimeUnit.SECONDS.toNanos(Math.max(0, seconds)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return true;
  }
}
