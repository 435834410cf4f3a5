package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.session.StatementError;

/** Splits MySQL-flavoured SQL into tokens; comments are skipped. For one use by one thread. */
final class SqlLexer {
  /** Kind of a token. */
  enum Kind {
    WORD,
    QUOTED_NAME,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  private static final String[] LONG_SYMBOLS = {
    "<=>", "==", "<>", "!=", "<=", ">=", "&&", "||", "<<", ">>", "->"
  };

  private final String sql;
  private int at;
  private int start;
  private Kind kind;
  private String text;

  SqlLexer(String sql) {
    this.sql = sql;
    next();
  }

  Kind kind() {
    return kind;
  }

  /** Word or symbol as written; content of strings and quoted names. */
  String text() {
    return text;
  }

  /** Where the present token begins. */
  int start() {
    return start;
  }

  /** Behind the present token. */
  int end() {
    return at;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equalsIgnoreCase(word);
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean acceptWord(String word) {
    boolean yes = isWord(word);
    if (yes) {
      next();
    }
    return yes;
  }

  boolean acceptSymbol(String symbol) {
    boolean yes = isSymbol(symbol);
    if (yes) {
      next();
    }
    return yes;
  }

  void expectSymbol(String symbol) {
    if (!acceptSymbol(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  /** A name, quoted or not. */
  String name() {
    if (kind != Kind.WORD && kind != Kind.QUOTED_NAME) {
      throw unexpected("a name");
    }
    String name = text;
    next();
    return name;
  }

  StatementError unexpected(String expected) {
    String found = kind == Kind.END ? "end of statement" : "'" + text + "'";
    return StatementError.general(
        "Syntax error at position " + start + ": found " + found + ", expected " + expected);
  }

  void next() {
    skipBlanks();
    start = at;
    if (at >= sql.length()) {
      kind = Kind.END;
      text = "";
      return;
    }
    char c = sql.charAt(at);
    if (c == '\'' || c == '"') {
      string(c);
    } else if (c == '`') {
      quotedName();
    } else if (isDigit(c) || (c == '.' && at + 1 < sql.length() && isDigit(sql.charAt(at + 1)))) {
      number();
    } else if (isWordPart(c)) {
      word();
    } else {
      symbol();
    }
  }

  private void skipBlanks() {
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c != '/' && c != '-' && c != '#') {
        return;
      } else if (sql.startsWith("/*", at)) {
        int end = sql.indexOf("*/", at + 2);
        at = end < 0 ? sql.length() : end + 2;
      } else if (sql.startsWith("--", at) || c == '#') {
        int end = sql.indexOf('\n', at);
        at = end < 0 ? sql.length() : end + 1;
      } else {
        return;
      }
    }
  }

  private void string(char quote) {
    StringBuilder value = new StringBuilder();
    at++;
    while (true) {
      if (at >= sql.length()) {
        throw StatementError.general(
            "Syntax error: a string that begins at " + start + " has no end");
      }
      char c = sql.charAt(at++);
      if (c == '\\' && at < sql.length()) {
        escape(value, sql.charAt(at++));
      } else if (c != quote) {
        value.append(c);
      } else if (at < sql.length() && sql.charAt(at) == quote) {
        value.append(quote);
        at++;
      } else {
        break;
      }
    }
    kind = Kind.STRING;
    text = value.toString();
  }

  private static void escape(StringBuilder value, char c) {
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'b' -> value.append('\b');
      case '0' -> value.append('\0');
      case 'Z' -> value.append('\u001a');
      case '%', '_' -> value.append('\\').append(c);
      default -> value.append(c);
    }
  }

  private void quotedName() {
    int end = sql.indexOf('`', at + 1);
    if (end < 0) {
      throw StatementError.general("Syntax error: a name that begins at " + start + " has no end");
    }
    kind = Kind.QUOTED_NAME;
    text = sql.substring(at + 1, end);
    at = end + 1;
  }

  private void number() {
    while (at < sql.length() && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '.')) {
      char c = sql.charAt(at++);
      boolean exponent = (c == 'e' || c == 'E') && !sql.startsWith("0x", start);
      if (exponent && at < sql.length() && "+-".indexOf(sql.charAt(at)) >= 0) {
        at++;
      }
    }
    kind = Kind.NUMBER;
    text = sql.substring(start, at);
    if (!text.chars().allMatch(c -> isDigit((char) c) || ".eE+-".indexOf(c) >= 0)) {
      kind = text.startsWith("0x") ? Kind.NUMBER : Kind.WORD;
    }
  }

  private void word() {
    while (at < sql.length() && isWordPart(sql.charAt(at))) {
      at++;
    }
    kind = Kind.WORD;
    text = sql.substring(start, at);
  }

  private void symbol() {
    kind = Kind.SYMBOL;
    char c = sql.charAt(at);
    if (c == ',' || c == '(' || c == ')') {
      at++;
      text = c == ',' ? "," : c == '(' ? "(" : ")";
      return;
    }
    for (String symbol : LONG_SYMBOLS) {
      if (sql.startsWith(symbol, at)) {
        text = symbol;
        at += symbol.length();
        return;
      }
    }
    text = String.valueOf(sql.charAt(at++));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
