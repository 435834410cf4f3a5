package org.dorisdr.minidoris.fe.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Turns <code>{k: v}</code> and <code>{a, b}</code> into calls of {@code map} and {@code struct},
 * and types with parts in CAST into quoted names, for the parser knows none of them. Stateless.
 */
final class NestedLiterals {
  /** What {@code struct} is called, for the parser takes that word for something else. */
  static final String STRUCT = "doris_struct";

  /** What {@code map} is called, for the parser takes {@code map(1, 2)} for the name of a type. */
  static final String MAP = "doris_map";

  private NestedLiterals() {}

  /**
   * @param parts tokens of a statement, changed in place
   */
  static void rewrite(List<String> parts) {
    if (parts.contains("{")) {
      braces(parts);
    }
    for (int i = 0; i + 1 < parts.size(); i++) {
      boolean called = parts.get(i + 1).equals("(");
      if (called && parts.get(i).equalsIgnoreCase("struct")) {
        parts.set(i, STRUCT);
      } else if (called && parts.get(i).equalsIgnoreCase("map")) {
        parts.set(i, MAP);
      } else if (parts.get(i + 1).equals("<") && isNested(parts.get(i)) && isCast(parts, i)) {
        type(parts, i);
      }
    }
  }

  private static boolean isNested(String word) {
    return word.equalsIgnoreCase("map")
        || word.equalsIgnoreCase("struct")
        || word.equalsIgnoreCase("array");
  }

  private static boolean isCast(List<String> parts, int type) {
    return type > 0 && parts.get(type - 1).equalsIgnoreCase("as");
  }

  /** Joins the tokens of a type. */
  private static void type(List<String> parts, int at) {
    StringBuilder name = new StringBuilder(parts.remove(at));
    int depth = 0;
    do {
      String part = parts.remove(at);
      depth += part.equals("<") ? 1 : part.startsWith(">") ? -part.length() : 0;
      name.append(part.replace("`", ""));
    } while (depth > 0 && at < parts.size());
    parts.add(at, "`" + name + "`");
  }

  private static void braces(List<String> parts) {
    Deque<Integer> open = new ArrayDeque<>();
    Deque<Boolean> maps = new ArrayDeque<>();
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case "{" -> {
          open.push(i);
          maps.push(parts.get(Math.min(i + 1, parts.size() - 1)).equals("}"));
        }
        case ":" -> {
          if (!open.isEmpty()) {
            maps.pop();
            maps.push(true);
            parts.set(i, ",");
          }
        }
        case "}" -> {
          if (!open.isEmpty()) {
            parts.set(i, ")");
            parts.set(open.pop(), (maps.pop() ? MAP : STRUCT) + "(");
          }
        }
        default -> {}
      }
    }
  }
}
