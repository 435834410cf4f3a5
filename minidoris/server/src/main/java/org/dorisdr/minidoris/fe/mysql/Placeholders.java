package org.dorisdr.minidoris.fe.mysql;

import java.util.ArrayList;
import java.util.List;

/** Finds the {@code ?} of a statement that stand for values. Stateless. */
final class Placeholders {
  private Placeholders() {}

  /** Places of the question marks outside strings, quoted names and comments. */
  static int[] find(String sql) {
    List<Integer> found = new ArrayList<>();
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '?') {
        found.add(at);
      }
      at = next(sql, at, c);
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int next(String sql, int at, char c) {
    if (c == '\'' || c == '"' || c == '`') {
      return afterQuoted(sql, at + 1, c);
    }
    if (c == '#' || sql.startsWith("-- ", at)) {
      return after(sql, "\n", at);
    }
    return sql.startsWith("/*", at) ? after(sql, "*/", at + 2) : at + 1;
  }

  private static int afterQuoted(String sql, int from, char quote) {
    int at = from;
    while (at < sql.length()) {
      char c = sql.charAt(at++);
      if (c == '\\' && quote != '`') {
        at++;
      } else if (c == quote) {
        return at;
      }
    }
    return at;
  }

  private static int after(String sql, String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }
}
