package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import org.dorisdr.minidoris.fe.query.type.LambdaCalls;

/**
 * Functions {@code x -> x + 1} and {@code (x, y) -> x + y}, which the parser reads as paths into
 * JSON, as calls with their names and what they give. Stateless.
 */
final class Lambdas {
  private static final String OPEN = LambdaCalls.NAME + "(";

  private Lambdas() {}

  /**
   * @param parts tokens of a statement, changed in place
   */
  static void rewrite(List<String> parts) {
    for (int arrow = parts.size() - 2; arrow > 0; arrow--) {
      if (parts.get(arrow).equals("->")) {
        parts.add(end(parts, arrow + 1), ")");
        parts.set(arrow, ",");
        open(parts, arrow);
      }
    }
  }

  /** Where what a lambda gives has ended. */
  private static int end(List<String> parts, int from) {
    int depth = 0;
    for (int i = from; i < parts.size(); i++) {
      String part = parts.get(i);
      boolean close = part.equals(")") || part.equals("]");
      if (depth == 0 && (close || part.equals(","))) {
        return i;
      }
      depth += part.endsWith("(") || part.equals("[") ? 1 : close ? -1 : 0;
    }
    return parts.size();
  }

  private static void open(List<String> parts, int arrow) {
    if (!parts.get(arrow - 1).equals(")")) {
      parts.add(arrow - 1, OPEN);
      return;
    }
    int start = arrow - 1;
    while (start > 0 && !parts.get(start).equals("(")) {
      start--;
    }
    parts.set(start, OPEN);
    parts.remove(arrow - 1);
  }

  static boolean isOne(Expression expression) {
    return expression instanceof Function call && LambdaCalls.is(call);
  }

  /** Names of what a lambda is called with. */
  static List<String> names(Expression lambda) {
    List<? extends Expression> parts = ((Function) lambda).getParameters();
    return parts.subList(0, parts.size() - 1).stream()
        .map(p -> Identifiers.plain(p.toString()))
        .toList();
  }

  /** What a lambda gives. */
  static Expression body(Expression lambda) {
    List<? extends Expression> parts = ((Function) lambda).getParameters();
    return parts.get(parts.size() - 1);
  }
}
