package org.dorisdr.minidoris.fe.query;

import java.util.function.UnaryOperator;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Sums and averages with Doris's types: the engine sums whole numbers to 128 bits, and averages
 * decimals as doubles. Stateless.
 */
final class Totals {
  private Totals() {}

  /** Whether the engine's own result is another one. */
  static boolean isTyped(String name, DorisType result, DorisType argument) {
    if (result == null || argument == null) {
      return false;
    }
    return switch (name) {
      case "sum" -> result.name().equals("bigint");
      case "avg" -> result.name().equals("decimal");
      default -> false;
    };
  }

  /**
   * The call.
   *
   * @param call writes one of another function with the same arguments
   */
  static String sql(String name, DorisType result, UnaryOperator<String> call) {
    return name.equals("sum")
        ? WrappedSums.lower(call.apply("sum"))
        : TypedArithmetic.quotient(call.apply("sum"), call.apply("count"), result);
  }
}
