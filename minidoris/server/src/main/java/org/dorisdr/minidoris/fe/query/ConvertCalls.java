package org.dorisdr.minidoris.fe.query;

import java.util.List;

/** Turns {@code CONVERT(value, type)} into CAST, which the parser knows. Stateless. */
final class ConvertCalls {
  private ConvertCalls() {}

  /**
   * @param parts tokens of a statement, changed in place
   */
  static void rewrite(List<String> parts) {
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (parts.get(i).equalsIgnoreCase("convert") && parts.get(i + 1).equals("(")) {
        int comma = comma(parts, i + 2);
        if (comma > 0) {
          parts.set(i, "CAST");
          parts.set(comma, "AS");
        }
      }
    }
  }

  /** Where the comma of the call stands; -1 in {@code CONVERT(text USING charset)}. */
  private static int comma(List<String> parts, int from) {
    int depth = 0;
    for (int i = from; i < parts.size() && depth >= 0; i++) {
      switch (parts.get(i)) {
        case "(" -> depth++;
        case ")" -> depth--;
        case "," -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }
}
