package org.dorisdr.sql.stock;

/** Strings, quoted names and comments in the text of a statement. Stateless. */
public final class SqlSpans {
  private SqlSpans() {}

  /** Whether a comment begins at a place. */
  public static boolean isComment(String sql, int at) {
    return sql.charAt(at) == '#' || sql.startsWith("--", at) || sql.startsWith("/*", at);
  }

  /**
   * Place behind the string, name or comment that begins at a place, at most the length of the
   * text; the place itself if none begins there.
   */
  public static int end(String sql, int at) {
    char c = sql.charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      return quoted(sql, at, c);
    }
    if (!isComment(sql, at)) {
      return at;
    }
    return sql.startsWith("/*", at) ? behind(sql, "*/", at + 2) : behind(sql, "\n", at);
  }

  private static int quoted(String sql, int start, char quote) {
    int at = start + 1;
    while (at < sql.length() && sql.charAt(at) != quote) {
      at += sql.charAt(at) == '\\' && quote != '`' ? 2 : 1;
    }
    return Math.min(at + 1, sql.length());
  }

  private static int behind(String sql, String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }
}
