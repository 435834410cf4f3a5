package org.dorisdr.minidoris.common.types;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Takes numbers, words and signs from a text. For one thread. */
final class TextScanner {
  static final String BLANKS = " \t\n\u000b\f\r";

  private final String text;
  private int at;

  TextScanner(String text) {
    this.text = text;
  }

  static DateTimeException none() {
    return new DateTimeException("not of the format");
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** A number of at most so many digits. */
  int number(int most) {
    int start = at;
    int end = Math.min(at + most, text.length());
    while (at < end && isDigit(text.charAt(at))) {
      at++;
    }
    if (at == start) {
      throw none();
    }
    return Integer.parseInt(text.substring(start, at));
  }

  /** All digits that stand here, at least one. */
  String digits() {
    int start = at;
    skipWhile(TextScanner::isDigit);
    if (at == start) {
      throw none();
    }
    return text.substring(start, at);
  }

  /** Place of the name that the next letters are, or the beginning of no other name. */
  int word(List<String> names) {
    int start = at;
    skipWhile(TextScanner::isLetter);
    String word = text.substring(start, at).toLowerCase(Locale.ROOT);
    List<String> fitting =
        names.stream().filter(n -> n.toLowerCase(Locale.ROOT).startsWith(word)).toList();
    if (fitting.size() != 1) {
      throw none();
    }
    return names.indexOf(fitting.get(0));
  }

  /** Takes AM or PM; Doris looks at the M, and takes all but P for the morning. */
  boolean isAfternoon() {
    if (at + 2 > text.length() || Character.toUpperCase(text.charAt(at + 1)) != 'M') {
      throw none();
    }
    at += 2;
    return Character.toUpperCase(text.charAt(at - 2)) == 'P';
  }

  void expect(char c) {
    if (isAtEnd() || text.charAt(at) != c) {
      throw none();
    }
    at++;
  }

  void pass(int chars) {
    at = Math.min(at + chars, text.length());
  }

  void skip(String chars) {
    skipWhile(c -> chars.indexOf(c) >= 0);
  }

  void skipWhile(IntPredicate wanted) {
    while (at < text.length() && wanted.test(text.charAt(at))) {
      at++;
    }
  }

  static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
