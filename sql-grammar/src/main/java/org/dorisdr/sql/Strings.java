package org.dorisdr.sql;

/** String literals. */
public final class Strings {
  private Strings() {}

  /** The text as a literal in single quotes, for a session in which a backslash escapes. */
  public static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /**
   * What a literal means: quotes taken off, doubled quotes and escapes resolved. {@code \%} and
   * {@code \_} keep their backslash, which LIKE needs.
   */
  static String unquote(String literal, boolean backslashEscapes) {
    char quote = literal.charAt(0);
    int end = literal.length() - 1;
    StringBuilder text = new StringBuilder(end);
    for (int i = 1; i < end; i++) {
      char c = literal.charAt(i);
      if (c == quote) {
        i++;
        text.append(quote);
      } else if (c == '\\' && backslashEscapes && i + 1 < end) {
        i++;
        escape(literal.charAt(i), text);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static void escape(char c, StringBuilder text) {
    switch (c) {
      case 'n' -> text.append('\n');
      case 't' -> text.append('\t');
      case 'r' -> text.append('\r');
      case 'b' -> text.append('\b');
      case '0' -> text.append('\0');
      case 'Z' -> text.append('\u001A');
      case '%', '_' -> text.append('\\').append(c);
      default -> text.append(c);
    }
  }
}
