package org.dorisdr.minidoris.fe.mysql;

import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Refuses prepared statements as Doris does. Stateless. */
final class PreparedLimits {
  private static final int MAX_PARAMETERS = 65_536;
  private static final String MOST = "max_prepared_stmt_count";
  private static final String ENABLED = "enable_server_side_prepared_statement";
  private static final long USUAL_MOST = 100_000;

  private PreparedLimits() {}

  /**
   * @param open how many the session has
   */
  static void check(Session session, int open) {
    if ("false".equals(session.variables().get(ENABLED))) {
      throw StatementError.general(
          "Failed to do prepared command, server side prepared statement is disabled");
    }
    String given = session.variables().get(MOST);
    long most = given != null && given.matches("\\d{1,18}") ? Long.parseLong(given) : USUAL_MOST;
    if (open > most) {
      throw StatementError.general(
          "Failed to create a server prepared statement possibly because there are too many active"
              + " prepared statements on server already.set max_prepared_stmt_count with larger"
              + " number than "
              + most);
    }
  }

  static void checkParameters(int parameters) {
    if (parameters >= MAX_PARAMETERS) {
      throw new StatementError(1390, "HY000", "Prepared statement contains too many placeholders");
    }
  }
}
