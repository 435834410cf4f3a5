package org.dorisdr.minidoris.fe.session;

import org.dorisdr.sql.stock.SqlSpans;

/** Refuses statements that are nested so deep that no parser comes to an end. Stateless. */
final class Nesting {
  private static final int MAX_DEPTH = 200;

  private Nesting() {}

  /** Counts parentheses outside strings, quoted names and comments. */
  static void check(String sql) {
    int depth = 0;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      if (depth > MAX_DEPTH) {
        throw StatementError.general(
            "the statement is nested deeper than " + MAX_DEPTH + " levels (pos " + at + ")");
      }
      at = Math.max(at + 1, SqlSpans.end(sql, at));
    }
  }
}
