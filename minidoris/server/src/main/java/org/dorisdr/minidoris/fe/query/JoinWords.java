package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Locale;

/**
 * Joins in words that the parser knows. It has no ANTI joins, nor RIGHT SEMI ones, but a word
 * GLOBAL that Doris has not: it marks them. Hints how to join, which change no rows, are left out.
 * Stateless.
 */
final class JoinWords {
  private JoinWords() {}

  /**
   * @param parts tokens of a statement, changed in place
   */
  static void rewrite(List<String> parts) {
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (isWord(parts, i + 1, "join")) {
        half(parts, i);
      } else if (isWord(parts, i, "join") && parts.get(i + 1).equals("[")) {
        hint(parts, i + 1);
      }
    }
  }

  /** {@code LEFT|RIGHT SEMI|ANTI} before JOIN. */
  private static void half(List<String> parts, int kind) {
    boolean anti = isWord(parts, kind, "anti");
    if (!anti && !isWord(parts, kind, "semi")) {
      return;
    }
    boolean right = kind > 0 && isWord(parts, kind - 1, "right");
    if (!right && !(kind > 0 && isWord(parts, kind - 1, "left"))) {
      return;
    }
    if (right) {
      parts.set(kind - 1, "GLOBAL");
      parts.set(kind, anti ? "FULL" : "RIGHT");
    } else if (anti) {
      parts.set(kind - 1, "GLOBAL LEFT");
      parts.set(kind, "SEMI");
    }
  }

  private static void hint(List<String> parts, int open) {
    int close = open + 2;
    boolean hint = close < parts.size() && parts.get(close).equals("]");
    if (hint && parts.get(open + 1).toLowerCase(Locale.ROOT).matches("shuffle|broadcast")) {
      parts.subList(open, close + 1).clear();
    }
  }

  private static boolean isWord(List<String> parts, int at, String word) {
    return at < parts.size() && parts.get(at).equalsIgnoreCase(word);
  }
}
