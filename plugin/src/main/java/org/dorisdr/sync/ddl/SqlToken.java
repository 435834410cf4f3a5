package org.dorisdr.sync.ddl;

import java.util.ArrayList;
import java.util.List;

/**
 * One token of a SQL text and where it stands. Immutable.
 *
 * @param start index of its first character
 * @param end index after its last character
 */
public record SqlToken(Kind kind, String text, int start, int end) {

  public enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    SYMBOL
  }

  /** Name that the token stands for, without quotes. */
  public String name() {
    return kind == Kind.QUOTED_NAME
        ? text.substring(1, text.length() - 1).replace("``", "`")
        : text;
  }

  /** Content of a string literal. */
  public String string() {
    StringBuilder out = new StringBuilder();
    char quote = text.charAt(0);
    for (int i = 1; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\' || (c == quote && text.charAt(i + 1) == quote)) {
        i++;
        c = text.charAt(i);
      }
      out.append(c);
    }
    return out.toString();
  }

  public boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equalsIgnoreCase(word);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED_NAME;
  }

  /**
   * All tokens of {@code sql}; spaces and comments are left out.
   *
   * @throws IllegalArgumentException if a string, a name or a comment does not end
   */
  public static List<SqlToken> all(String sql) {
    List<SqlToken> tokens = new ArrayList<>();
    int i = 0;
    while (i < sql.length()) {
      int after = skip(sql, i);
      if (after > i) {
        i = after;
        continue;
      }
      SqlToken token = next(sql, i);
      tokens.add(token);
      i = token.end();
    }
    return tokens;
  }

  private static int skip(String sql, int i) {
    char c = sql.charAt(i);
    if (Character.isWhitespace(c)) {
      return i + 1;
    }
    if (sql.startsWith("--", i)) {
      int end = sql.indexOf('\n', i);
      return end < 0 ? sql.length() : end + 1;
    }
    if (sql.startsWith("/*", i)) {
      return endOf(sql, sql.indexOf("*/", i + 2), i) + 2;
    }
    return i;
  }

  private static int endOf(String sql, int end, int start) {
    if (end < 0) {
      throw new IllegalArgumentException("unfinished text at " + start + " of: " + sql);
    }
    return end;
  }

  private static SqlToken next(String sql, int start) {
    char c = sql.charAt(start);
    if (c == '\'' || c == '"') {
      return token(Kind.STRING, sql, start, quotedEnd(sql, start, true));
    }
    if (c == '`') {
      return token(Kind.QUOTED_NAME, sql, start, quotedEnd(sql, start, false));
    }
    if (Character.isDigit(c)) {
      return token(Kind.NUMBER, sql, start, wordEnd(sql, start));
    }
    if (isWordPart(c)) {
      return token(Kind.WORD, sql, start, wordEnd(sql, start));
    }
    return token(Kind.SYMBOL, sql, start, start + 1);
  }

  private static SqlToken token(Kind kind, String sql, int start, int end) {
    return new SqlToken(kind, sql.substring(start, end), start, end);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '@' || c > 127;
  }

  private static int wordEnd(String sql, int start) {
    int i = start;
    while (i < sql.length() && isWordPart(sql.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int quotedEnd(String sql, int start, boolean backslash) {
    char quote = sql.charAt(start);
    for (int i = start + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (backslash && c == '\\') {
        i++;
      } else if (c == quote) {
        if (i + 1 < sql.length() && sql.charAt(i + 1) == quote) {
          i++;
        } else {
          return i + 1;
        }
      }
    }
    return endOf(sql, -1, start);
  }
}
