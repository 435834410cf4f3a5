package org.dorisdr.minidoris.fe.mysql;

import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Refuses prepared statements as Doris does. Stateless. */
final class PreparedLimits {
  private static final int MAX_PARAMETERS = 65_536;
  private static final String MOST = "max_prepared_stmt_count";
  private static final String ENABLED = "enable_server_side_prepared_statement";
  private static final long USUAL_MOST = 100_000;

  /** What stands before a number that is no value. */
  private static final Pattern NUMBER_ONLY =
      Pattern.compile("(?i)\\b(limit|offset|limit\\s+\\S+\\s*,)\\s*$");

  private static final int FAR = 100;

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

  /**
   * LIMIT and OFFSET take numbers only.
   *
   * @param marks where parameters stand
   */
  static void checkParameters(String sql, int[] marks) {
    if (marks.length >= MAX_PARAMETERS) {
      throw new StatementError(1390, "HY000", "Prepared statement contains too many placeholders");
    }
    for (int mark : marks) {
      if (NUMBER_ONLY.matcher(sql.substring(Math.max(0, mark - FAR), mark)).find()) {
        String before = sql.substring(0, mark);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        throw StatementError.general(
            "\nmismatched input '?' expecting INTEGER_VALUE(line %d, pos %d)\n"
                .formatted(line, mark - 1 - before.lastIndexOf('\n')));
      }
    }
  }
}
