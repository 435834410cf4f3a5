package org.dorisdr.sql;

/**
 * Walks over what separates tokens, and over tokens that may hide a semicolon, by the rules of
 * Doris's lexer. Allocates nothing; thread safe.
 */
final class Trivia {
  private Trivia() {}

  static boolean isNameCharacter(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '_'
        || c == '$'
        || c > 0x7F;
  }

  /** First position from {@code from} on that is neither white space nor comment. */
  static int skip(String text, int from, int end) {
    int at = from;
    while (at < end) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        at++;
      } else if (c == '-' && at + 1 < end && text.charAt(at + 1) == '-') {
        at = lineCommentEnd(text, at, end);
      } else if (c == '/' && at + 1 < end && text.charAt(at + 1) == '*') {
        int close = blockCommentEnd(text, at, end);
        if (close < 0) {
          return at;
        }
        at = close;
      } else {
        return at;
      }
    }
    return end;
  }

  /** A backslash before the line feed continues the comment on the next line. */
  static int lineCommentEnd(String text, int from, int end) {
    int at = from;
    while (true) {
      int feed = text.indexOf('\n', at);
      if (feed < 0 || feed >= end) {
        return end;
      }
      if (text.charAt(feed - 1) != '\\') {
        return feed + 1;
      }
      at = feed + 1;
    }
  }

  /**
   * Position after a block comment; -1 if it is never closed. Comments nest; if the outer one is
   * never closed, it ends where the last inner one does.
   */
  static int blockCommentEnd(String text, int from, int end) {
    int depth = 1;
    int lastClose = -1;
    int close = text.indexOf("*/", from + 2);
    int open = text.indexOf("/*", from + 2);
    while (close >= 0 && close + 2 <= end) {
      if (open >= 0 && open < close) {
        depth++;
        open = text.indexOf("/*", open + 2);
        continue;
      }
      depth--;
      lastClose = close + 2;
      if (depth == 0) {
        return lastClose;
      }
      open = text.indexOf("/*", lastClose);
      close = text.indexOf("*/", lastClose);
    }
    return lastClose;
  }

  /** Position of the semicolon that ends the statement beginning at {@code from}, or the end. */
  static int statementEnd(String text, int from, boolean backslashEscapes) {
    int end = text.length();
    int at = from;
    while (at < end) {
      char c = text.charAt(at);
      switch (c) {
        case ';':
          return at;
        case '\'', '"':
          at = quotedEnd(text, at, c, backslashEscapes);
          break;
        case '`':
          at = quotedEnd(text, at, c, false);
          break;
        case '-', '/':
          int next = skip(text, at, end);
          at = next == at ? at + 1 : next;
          break;
        default:
          at++;
      }
    }
    return end;
  }

  /** A quote that is never closed hides nothing: the lexer goes on behind it. */
  private static int quotedEnd(String text, int from, char quote, boolean backslashEscapes) {
    int at = from + 1;
    int end = text.length();
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\\' && backslashEscapes) {
        at += 2;
      } else if (c == quote) {
        if (at + 1 < end && text.charAt(at + 1) == quote) {
          at += 2;
        } else {
          return at + 1;
        }
      } else {
        at++;
      }
    }
    return from + 1;
  }
}
