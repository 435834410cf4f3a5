package org.dorisdr.minidoris.fe.session;

import java.util.ArrayList;
import java.util.List;

/** Finds what stands in {@code /*+ … } behind SELECT. For one use by one thread. */
final class HintText {
  private final String sql;
  private final List<String> hints = new ArrayList<>();
  private int at;

  private HintText(String sql) {
    this.sql = sql;
  }

  /** Hints in their order; strings, names and other comments are passed over. */
  static List<String> of(String sql) {
    HintText text = new HintText(sql);
    text.read();
    return text.hints;
  }

  private void read() {
    boolean select = false;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (sql.startsWith("/*", at)) {
        comment(select);
      } else if (sql.startsWith("--", at) || c == '#') {
        at = end("\n", at);
      } else if (Character.isLetterOrDigit(c) || c == '_') {
        select = word().equalsIgnoreCase("select");
      } else {
        select = false;
        quoted(c);
      }
    }
  }

  private void comment(boolean select) {
    int end = end("*/", at + 2);
    if (select && sql.startsWith("/*+", at)) {
      hints.add(sql.substring(at + 3, Math.max(at + 3, end - 2)));
    }
    at = end;
  }

  private String word() {
    int start = at;
    while (at < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '_')) {
      at++;
    }
    return sql.substring(start, at);
  }

  /** Passes over one character, or a whole string or name in quotes. */
  private void quoted(char c) {
    at++;
    if (c == '`') {
      at = end("`", at);
    } else if (c == '\'' || c == '"') {
      while (at < sql.length() && sql.charAt(at) != c) {
        at += sql.charAt(at) == '\\' ? 2 : 1;
      }
      at++;
    }
  }

  private int end(String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }
}
