package org.dorisdr.minidoris.fe.query;

import java.util.Set;
import org.dorisdr.minidoris.common.ResourceLines;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Names of functions that a query may call: those that answer as in Doris. The engine has many of
 * its own, and some of Doris's names for something else. Stateless.
 */
final class FunctionNames {
  private static final Set<String> ANSWERED = read("functions.txt");
  private static final Set<String> LACKING = read("functions-lacking.txt");

  private FunctionNames() {}

  private static Set<String> read(String resource) {
    return Set.of(ResourceLines.of(FunctionNames.class, resource).toArray(String[]::new));
  }

  /**
   * @param name in lower case
   * @throws StatementError unless it is answered
   */
  static void check(String name) {
    boolean literal = name.equals(NestedLiterals.MAP) || name.equals(NestedLiterals.STRUCT);
    if (!literal && !ANSWERED.contains(name) && !StateFunctions.isOne(name)) {
      throw refusal(name);
    }
  }

  /** Whether it makes states of an aggregation, or takes them, or arrays of values. */
  private static boolean isOverOne(String name) {
    String function = name.replaceFirst("_(state|union|merge|foreach)$", "");
    return !function.equals(name) && (ANSWERED.contains(function) || LACKING.contains(function));
  }

  /** What is said of a function that is not answered. */
  static StatementError refusal(String name) {
    return StatementError.general(
        LACKING.contains(name) || isOverOne(name)
            ? "minidoris does not have Doris's function '" + name + "'"
            : "Can not found function '" + name + "'");
  }
}
