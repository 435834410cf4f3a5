package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Sums and products of the two widest whole numbers, which go round in Doris where they do not fit,
 * while the engine fails. Each operand stands once, as what is counted may be long. Stateless.
 */
final class WrappedSums {
  private WrappedSums() {}

  /** Null if the engine does as Doris. */
  static String sql(
      char operator,
      TypedArithmetic.Operand left,
      TypedArithmetic.Operand right,
      DorisType result) {
    boolean wide = left.type().equals(result) || right.type().equals(result);
    boolean wraps = "+-*".indexOf(operator) >= 0 && isWhole(left) && isWhole(right);
    if (!wide || !wraps) {
      return result.name().equals("bigint")
          ? TypedArithmetic.whole(operator, left, right, result)
          : null;
    }
    if (result.name().equals("bigint")) {
      return lower(
          "CAST(%s AS HUGEINT) %c CAST(%s AS HUGEINT)"
              .formatted(left.sql(), operator, right.sql()));
    }
    // Doris counts literals of this width itself, without a limit, which the engine does not have.
    return left.literal() && right.literal()
        ? null
        : "CAST(doris_wrapped('%c', CAST(%s AS VARCHAR), CAST(%s AS VARCHAR)) AS HUGEINT)"
            .formatted(operator, left.sql(), right.sql());
  }

  /** The BIGINT that the lower 64 bits of a number of 128 bits are. */
  static String lower(String number) {
    return "CAST(((%s + 9223372036854775808) & 18446744073709551615) - 9223372036854775808 AS BIGINT)"
        .formatted(number);
  }

  private static boolean isWhole(TypedArithmetic.Operand operand) {
    return switch (operand.type().name()) {
      case "tinyint", "smallint", "int", "bigint", "largeint" -> true;
      default -> false;
    };
  }
}
