package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.DecimalRules;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Results that Doris counts with up to 76 digits where a session allows it. The engine has 38: what
 * would lose digits behind the point is refused. Stateless.
 */
final class WideDecimals {
  private WideDecimals() {}

  /**
   * @param expression what is counted, as the client wrote it
   * @throws StatementError if the result has fewer digits behind the point than in Doris
   */
  static void check(
      Session session,
      String expression,
      char operator,
      TypedArithmetic.Operand left,
      TypedArithmetic.Operand right,
      DorisType result) {
    boolean counted = result.name().equals("decimal") && left.type() != null;
    if (!counted || right.type() == null || !isOn(session)) {
      return;
    }
    int scale = scale(operator, left.scale(), right.scale());
    int digits = digits(operator, left, right);
    if (digits > DecimalRules.MOST && result.arguments().get(1) < scale) {
      throw StatementError.general(
          "minidoris counts with at most 38 digits, but with enable_decimal256 "
              + expression
              + " has "
              + digits
              + " digits, "
              + scale
              + " of them behind the point. HINT: CAST what is counted to decimals of fewer digits,"
              + " or SET enable_decimal256 = false to cut the result off as Doris then does");
    }
  }

  private static boolean isOn(Session session) {
    return Boolean.parseBoolean(session.variables().get("enable_decimal256"));
  }

  private static int scale(char operator, int left, int right) {
    return switch (operator) {
      case '*' -> left + right;
      case '/' -> left + DecimalRules.DIVISION_DIGITS;
      default -> Math.max(left, right);
    };
  }

  private static int digits(
      char operator, TypedArithmetic.Operand left, TypedArithmetic.Operand right) {
    int range = Math.max(left.digits() - left.scale(), right.digits() - right.scale());
    int common = range + Math.max(left.scale(), right.scale());
    return switch (operator) {
      case '*' -> left.digits() + right.digits();
      case '/' -> left.digits() + right.scale() + DecimalRules.DIVISION_DIGITS;
      case '%' -> common;
      default -> common + 1;
    };
  }
}
