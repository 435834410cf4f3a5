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
      if (text.charAt(at) == ';') {
        cut(at);
        at++;
        start = at;
      } else {
        boolean space = Character.isWhitespace(text.charAt(at)) || SqlSpans.isComment(text, at);
        something |= !space;
        at = Math.max(at + 1, SqlSpans.end(text, at));
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
}
