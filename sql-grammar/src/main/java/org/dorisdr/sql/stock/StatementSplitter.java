package org.dorisdr.sql.stock;

import java.util.ArrayList;
import java.util.List;

/** Cuts a packet at semicolons outside strings, quoted names and comments. */
final class StatementSplitter {
  private final String text;
  private final List<String> statements = new ArrayList<>();
  private int start;
  private int at;

  /** Whether anything but space and comments was seen since {@link #start}. */
  private boolean something;

  private StatementSplitter(String text) {
    this.text = text;
  }

  static List<String> split(String text) {
    StatementSplitter splitter = new StatementSplitter(text);
    splitter.run();
    return splitter.statements;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ';') {
        cut(at);
        at++;
        start = at;
      } else if (c == '\'' || c == '"' || c == '`') {
        something = true;
        skipQuoted(c);
      } else if (c == '#' || text.startsWith("--", at)) {
        skipTo("\n");
      } else if (text.startsWith("/*", at)) {
        skipTo("*/");
      } else {
        something |= !Character.isWhitespace(c);
        at++;
      }
    }
    cut(text.length());
  }

  private void cut(int end) {
    if (something) {
      statements.add(text.substring(start, end).strip());
    }
    something = false;
  }

  private void skipQuoted(char quote) {
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\\' && quote != '`') {
        at++;
      } else if (c == quote) {
        return;
      }
    }
  }

  private void skipTo(String end) {
    int found = text.indexOf(end, at + (end.length() == 2 ? 2 : 0));
    at = found < 0 ? text.length() : found + end.length();
  }
}
