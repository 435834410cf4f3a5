package org.dorisdr.minidoris.fe.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;

/**
 * Slices {@code a[2:3]}, which the parser reads as a path into JSON, as elements by a call. Doris
 * takes the second number for a length, as {@code array_slice} does. Stateless.
 */
final class ArraySlices {
  private static final String BOUNDS = "doris_slice_of";

  private ArraySlices() {}

  /**
   * @param parts tokens of a statement, changed in place
   */
  static void rewrite(List<String> parts) {
    if (!parts.contains(":")) {
      return;
    }
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < parts.size(); i++) {
      switch (parts.get(i)) {
        case "[", "(" -> open.push(i);
        case "]", ")" -> {
          if (!open.isEmpty() && parts.get(open.pop()).startsWith("[" + BOUNDS)) {
            parts.set(i, ")]");
          }
        }
        case ":" -> {
          if (!open.isEmpty() && parts.get(open.peek()).equals("[")) {
            parts.set(open.peek(), "[" + BOUNDS + "(");
            boolean last = i + 1 < parts.size() && parts.get(i + 1).equals("]");
            parts.set(i, last ? "" : ",");
          }
        }
        default -> {}
      }
    }
  }

  /** Where a slice begins, and how long it is; null if one element is meant. */
  static List<? extends Expression> bounds(Expression index) {
    return index instanceof Function call && call.getName().equals(BOUNDS)
        ? call.getParameters()
        : null;
  }

  static String sql(String array, List<String> bounds) {
    return "doris_array_slice(" + array + ", " + String.join(", ", bounds) + ")";
  }
}
