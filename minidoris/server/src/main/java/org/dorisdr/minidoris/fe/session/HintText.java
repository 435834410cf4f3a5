package org.dorisdr.minidoris.fe.session;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.sql.stock.SqlSpans;

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
      } else if (SqlSpans.isComment(sql, at)) {
        comment(select);
      } else if (Character.isLetterOrDigit(c) || c == '_') {
        select = word().equalsIgnoreCase("select");
      } else {
        select = false;
        at = Math.max(at + 1, SqlSpans.end(sql, at));
      }
    }
  }

  private void comment(boolean select) {
    int end = SqlSpans.end(sql, at);
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
}
