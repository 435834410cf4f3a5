package org.dorisdr.minidoris.common.types;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the text of an array, map or struct as Doris casts it, from the text that the engine makes
 * of it: texts stand in double quotes, without escapes; times and addresses in none, other than in
 * an answer. For one text by one thread.
 */
public final class NestedShown {
  private final String text;
  private int at;

  private NestedShown(String text) {
    this.text = text;
  }

  /** Doris's text of a value as the engine casts it. */
  public static String text(String text, String engineType, DorisType type) {
    return new NestedShown(text).value(engineType, type, "");
  }

  /** Whether {@link #text} is needed rather than {@code doris_text}, which knows no Doris types. */
  static boolean tells(DorisType type) {
    return type.children().stream()
        .anyMatch(c -> c.name().matches("ipv4|ipv6|json|datetime|decimal") || tells(c));
  }

  /**
   * @param ends characters that can follow a text without quotes
   */
  private String value(String engineType, DorisType type, String ends) {
    if (text.startsWith("NULL", at) && ends(at + 4, ends)) {
      at += 4;
      return "null";
    }
    if (engineType.endsWith("[]")) {
      return list(engineType.substring(0, engineType.length() - 2), type);
    }
    if (engineType.startsWith("MAP(")) {
      return map(engineType, type);
    }
    if (engineType.startsWith("STRUCT(")) {
      return struct(engineType, type);
    }
    if (engineType.startsWith("TUPLE(")) {
      return tuple(engineType, type);
    }
    return engineType.equals("JSON") ? json(ends) : plain(scalar(ends), engineType, type);
  }

  private boolean ends(int place, String ends) {
    return place >= text.length() || ends.indexOf(text.charAt(place)) >= 0;
  }

  private String list(String element, DorisType type) {
    return parts('[', ']', i -> value(element, child(type, 0), ",]"));
  }

  private String map(String engineType, DorisType type) {
    return parts(
        '{',
        '}',
        i -> {
          String key = value(EngineParts.part(engineType, 0), child(type, 0), "=");
          at++;
          return key + ":" + value(EngineParts.part(engineType, 1), child(type, 1), ",}");
        });
  }

  private String struct(String engineType, DorisType type) {
    return parts(
        '{',
        '}',
        i -> {
          String name = TextFormat.field(scalar(":"), i);
          at += ": ".length();
          return '"' + name + "\":" + value(EngineParts.part(engineType, i), child(type, i), ",}");
        });
  }

  private String tuple(String engineType, DorisType type) {
    return parts(
            '(',
            ')',
            i ->
                "\"col"
                    + (i + 1)
                    + "\":"
                    + value(EngineParts.part(engineType, i), child(type, i), ",)"))
        .replaceFirst("^\\(", "{")
        .replaceFirst("\\)$", "}");
  }

  private interface Part {
    String read(int index);
  }

  private String parts(char open, char close, Part part) {
    List<String> parts = new ArrayList<>();
    at++;
    while (text.charAt(at) != close) {
      parts.add(part.read(parts.size()));
      // A tuple of one has a comma behind it.
      at += text.startsWith(", ", at) ? 2 : text.charAt(at) == ',' ? 1 : 0;
    }
    at++;
    return open + String.join(", ", parts) + close;
  }

  /** The engine puts into quotes what could be taken for something else. */
  private String scalar(String ends) {
    StringBuilder value = new StringBuilder();
    if (at < text.length() && text.charAt(at) == '\'') {
      for (at++; text.charAt(at) != '\''; at++) {
        at += text.charAt(at) == '\\' ? 1 : 0;
        value.append(text.charAt(at));
      }
      at++;
      return value.toString();
    }
    while (!ends(at, ends)) {
      value.append(text.charAt(at++));
    }
    return value.toString();
  }

  private String json(String ends) {
    int start = at;
    int depth = 0;
    boolean quoted = false;
    for (; quoted || depth > 0 || !ends(at, ends); at++) {
      char c = text.charAt(at);
      if (quoted && c == '\\') {
        at++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
    }
    return text.substring(start, at);
  }

  private static DorisType child(DorisType type, int index) {
    return type == null || index >= type.children().size() ? null : type.children().get(index);
  }

  private static String plain(String value, String engineType, DorisType type) {
    if (engineType.startsWith("TIMESTAMP")) {
      return time(value, engineType, type);
    }
    return switch (engineType) {
      case "BOOLEAN" -> value.equals("true") ? "1" : "0";
      case "DOUBLE" -> number(Double.valueOf(TextFormat.javas(value)), engineType);
      case "FLOAT" -> number(Float.valueOf(TextFormat.javas(value)), engineType);
      case "VARCHAR" -> isBare(type) ? value : '"' + value + '"';
      default -> value;
    };
  }

  private static String number(Number value, String engineType) {
    try {
      return TextFormat.text(value, engineType);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isBare(DorisType type) {
    return type != null && type.name().matches("ipv4|ipv6|json|decimal");
  }

  /** The engine leaves out zeros at the end of a fraction. */
  private static String time(String value, String engineType, DorisType type) {
    int point = value.indexOf('.');
    int digits =
        type != null && type.name().equals("datetime")
            ? type.digits()
            : engineType.equals("TIMESTAMP_MS") ? 3 : point < 0 ? 0 : TimeDigits.MOST;
    String fraction = (point < 0 ? "" : value.substring(point + 1)) + "000000";
    String second = point < 0 ? value : value.substring(0, point);
    return digits == 0 ? second : second + "." + fraction.substring(0, digits);
  }
}
