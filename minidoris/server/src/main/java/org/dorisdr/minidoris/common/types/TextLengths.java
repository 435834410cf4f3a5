package org.dorisdr.minidoris.common.types;

import java.util.ArrayList;
import java.util.List;

/** Which values hold a text that is longer than its type allows, in DuckDB's SQL. Stateless. */
public final class TextLengths {
  private TextLengths() {}

  /** Condition on a value of a type, the texts in its parts included; empty = it cannot be. */
  public static String tooLong(DorisType type, String value) {
    return String.join(" OR ", conditions(type, value, 0));
  }

  private static List<String> conditions(DorisType type, String value, int depth) {
    List<String> found = new ArrayList<>();
    switch (type.name()) {
      case "array" -> inList(type.children().get(0), value, depth, found);
      case "map" -> {
        inList(type.children().get(0), "map_keys(" + value + ")", depth, found);
        inList(type.children().get(1), "map_values(" + value + ")", depth, found);
      }
      case "struct" -> {
        for (int i = 0; i < type.fields().size(); i++) {
          String field = '"' + type.fields().get(i).replace("\"", "\"\"") + '"';
          found.addAll(conditions(type.children().get(i), "(" + value + ")." + field, depth));
        }
      }
      default -> {
        if (type.maxBytes() >= 0) {
          found.add("strlen(" + value + ") > " + type.maxBytes());
        }
      }
    }
    return found;
  }

  private static void inList(DorisType element, String list, int depth, List<String> to) {
    String name = "t" + depth;
    List<String> inside = conditions(element, name, depth + 1);
    if (!inside.isEmpty()) {
      to.add(
          "len(list_filter(%s, lambda %s: %s)) > 0"
              .formatted(list, name, String.join(" OR ", inside)));
    }
  }
}
