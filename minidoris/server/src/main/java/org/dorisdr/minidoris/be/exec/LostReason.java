package org.dorisdr.minidoris.be.exec;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB's driver forgets why a query fails that streams its rows and fails before the first: it is
 * run again in a way that does not stream. Stateless.
 */
final class LostReason {
  private static final String FORGOTTEN = "Invalid result set";

  private LostReason() {}

  /** The error to tell in place of this one, which is it itself if it has its reason. */
  static SQLException of(
      SQLException error, Connection connection, String sql, RunningStatement running) {
    if (!String.valueOf(error.getMessage()).contains(FORGOTTEN)) {
      return error;
    }
    try (Statement statement = connection.createStatement()) {
      running.now(statement);
      statement.execute("CREATE TEMP TABLE \"lost reason\" AS " + sql);
      return error;
    } catch (SQLException reason) {
      return reason;
    }
  }
}
