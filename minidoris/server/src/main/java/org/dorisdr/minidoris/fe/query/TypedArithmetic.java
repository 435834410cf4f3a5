package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.DecimalRules;

/**
 * Writes what is counted with numbers so that the engine gives it Doris's type: the engine divides
 * decimals as doubles, and overflows where Doris takes the next wider whole number. Stateless.
 */
final class TypedArithmetic {
  private static final int ENGINES_FAST = 18;

  private TypedArithmetic() {}

  /** An operand in the engine's SQL, with what it is in Doris; null = not known. */
  record Operand(String sql, DorisType type, boolean literal) {
    /** As a decimal that holds it. */
    private String decimal() {
      return switch (type.name()) {
        case "decimal" -> sql;
        case "boolean" -> cast("CAST(" + sql + " AS TINYINT)");
        default -> cast(sql);
      };
    }

    private String cast(String value) {
      return "CAST(" + value + " AS " + DecimalRules.operand(type).duckDb() + ")";
    }

    /** Digits of the decimal that holds it. */
    int digits() {
      return DecimalRules.precision(DecimalRules.operand(type));
    }

    /** Those behind the point. */
    int scale() {
      return DecimalRules.scale(DecimalRules.operand(type));
    }
  }

  /** Null if the engine does as Doris, or the types are not known. */
  static String sql(char operator, Operand left, Operand right, DorisType result) {
    if (left.type() == null || right.type() == null || result == null) {
      return null;
    }
    return switch (result.name()) {
      case "decimal" -> decimal(operator, left, right, result);
      case "bigint", "largeint" -> WrappedSums.sql(operator, left, right, result);
      case "smallint", "int" -> whole(operator, left, right, result);
      default -> null;
    };
  }

  static String whole(char operator, Operand left, Operand right, DorisType result) {
    boolean same = left.type().equals(result) || right.type().equals(result);
    boolean literals = left.literal() && right.literal();
    boolean numbers = isNumber(left.type()) && isNumber(right.type());
    return same || literals || !numbers
        ? null
        : "(CAST(%s AS %s) %s %s)".formatted(left.sql(), result.duckDb(), operator, right.sql());
  }

  private static boolean isNumber(DorisType type) {
    return switch (type.name()) {
      case "tinyint", "smallint", "int", "bigint" -> true;
      default -> false;
    };
  }

  private static String decimal(char operator, Operand left, Operand right, DorisType result) {
    String type = result.duckDb();
    return switch (operator) {
      case '/' -> quotient(left.decimal(), right.decimal(), result);
      case '*' -> product(left, right, result);
      default ->
          "CAST(CAST(%s AS %s) %s CAST(%s AS %s) AS %s)"
              .formatted(left.decimal(), type, operator, right.decimal(), type, type);
    };
  }

  /** The engine multiplies decimals of up to 18 digits each in 64 bits, whatever comes of them. */
  private static String product(Operand left, Operand right, DorisType result) {
    int digits = left.digits() + right.digits();
    if (digits > DecimalRules.MOST) {
      return ofTexts("doris_decimal_product", left.decimal(), right.decimal(), result);
    }
    String factor =
        digits > ENGINES_FAST
            ? "CAST(%s AS DECIMAL(%d,%d))"
                .formatted(left.decimal(), DecimalRules.MOST, left.scale())
            : left.decimal();
    return "CAST(%s * %s AS %s)".formatted(factor, right.decimal(), result.duckDb());
  }

  /** NULL where the divisor is 0; digits beyond those of the type are cut off. */
  static String quotient(String dividend, String divisor, DorisType result) {
    return ofTexts("doris_decimal_quotient", dividend, divisor, result);
  }

  private static String ofTexts(String function, String left, String right, DorisType result) {
    return "CAST(%s(CAST(%s AS VARCHAR), CAST(%s AS VARCHAR), '%d') AS %s)"
        .formatted(function, left, right, result.arguments().get(1), result.duckDb());
  }
}
