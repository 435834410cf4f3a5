package org.dorisdr.minidoris.fe.session;

/** Refuses statements that are nested so deep that no parser comes to an end. Stateless. */
final class Nesting {
  private static final int MAX_DEPTH = 200;

  private Nesting() {}

  /** Counts parentheses outside strings and quoted names. */
  static void check(String sql) {
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        if (c == '\\' && quote != '`') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      }
      if (depth > MAX_DEPTH) {
        throw StatementError.general(
            "the statement is nested deeper than " + MAX_DEPTH + " levels (pos " + i + ")");
      }
    }
  }
}
