package org.dorisdr.minidoris.common.types;

import java.util.ArrayList;
import java.util.List;

/** Takes the names of the engine's maps and structs apart. Stateless. */
final class EngineParts {
  private EngineParts() {}

  /** Type of the part of {@code MAP(…)}, {@code STRUCT(…)}, {@code TUPLE(…)}; empty = not known. */
  static String part(String type, int index) {
    boolean struct = type.startsWith("STRUCT(");
    boolean others = type.startsWith("MAP(") || type.startsWith("TUPLE(");
    if ((!struct && !others) || !type.endsWith(")")) {
      return "";
    }
    List<String> parts = split(type.substring(type.indexOf('(') + 1, type.length() - 1));
    if (index >= parts.size()) {
      return "";
    }
    return struct ? unnamed(parts.get(index)) : parts.get(index);
  }

  private static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      quoted ^= c == '"';
      if (!quoted) {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (c == ',' && depth == 0) {
          parts.add(list.substring(start, i).strip());
          start = i + 1;
        }
      }
    }
    parts.add(list.substring(start).strip());
    return parts;
  }

  /** The type behind the name of a field, where there is one. */
  private static String unnamed(String field) {
    int end = 0;
    if (field.startsWith("\"")) {
      end = field.indexOf('"', 1) + 1;
      while (end < field.length() && field.charAt(end) == '"') {
        end = field.indexOf('"', end + 1) + 1;
      }
    } else {
      end = field.indexOf(' ');
    }
    return end <= 0 ? field : field.substring(end).strip();
  }
}
