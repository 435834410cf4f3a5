package org.dorisdr.minidoris.common.types;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads the text of a map, array or struct as Doris writes and takes it, with names and texts bare
 * or in quotes of either kind, and writes it as JSON. For one text by one thread.
 */
public final class NestedText {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

  private final String text;
  private final StringBuilder json = new StringBuilder();
  private int at;

  private NestedText(String text) {
    this.text = text;
  }

  /** The same value as JSON; what cannot be read comes back as it is. */
  public static String json(String text) {
    NestedText nested = new NestedText(text);
    return nested.value() && nested.next() == 0 ? nested.json.toString() : text;
  }

  /** The next character that is no blank; 0 at the end. */
  private char next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean value() {
    return switch (next()) {
      case '{' -> list('}');
      case '[' -> list(']');
      case '"', '\'' -> quoted();
      default -> bare(false);
    };
  }

  private boolean list(char close) {
    json.append(text.charAt(at++));
    if (next() == close) {
      return end();
    }
    while ((close == ']' || key()) && value()) {
      if (next() == close) {
        return end();
      }
      if (next() != ',') {
        return false;
      }
      end();
    }
    return false;
  }

  private boolean end() {
    json.append(text.charAt(at++));
    return true;
  }

  private boolean key() {
    char first = next();
    boolean read = first == '"' || first == '\'' ? quoted() : bare(true);
    return read && next() == ':' && end();
  }

  /** A text in quotes, which a backslash hides. */
  private boolean quoted() {
    char quote = text.charAt(at++);
    json.append('"');
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        json.append('"');
        return true;
      }
      if (c == '\\' && at + 1 < text.length()) {
        char hidden = text.charAt(++at);
        json.append(hidden == '\'' ? "'" : "\\" + hidden);
      } else {
        plain(c);
      }
    }
    return false;
  }

  private void plain(char c) {
    if (c == '"') {
      json.append("\\\"");
    } else if (c < ' ') {
      json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      json.append(c);
    }
  }

  /** Up to what ends a value; a key is a text, whatever it looks like. */
  private boolean bare(boolean key) {
    int start = at;
    while (at < text.length() && ",:{}[]\"'".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at).strip();
    String lower = word.toLowerCase(Locale.ROOT);
    boolean nothing = lower.equals("null");
    if (word.isEmpty() || (key && nothing)) {
      return false;
    }
    boolean literal = nothing || lower.equals("true") || lower.equals("false");
    if (!key && literal) {
      json.append(lower);
    } else if (!key && NUMBER.matcher(word).matches()) {
      json.append(word);
    } else {
      json.append('"');
      word.chars().forEach(c -> hide((char) c));
      json.append('"');
    }
    return true;
  }

  private void hide(char c) {
    if (c == '\\') {
      json.append("\\\\");
    } else {
      plain(c);
    }
  }
}
