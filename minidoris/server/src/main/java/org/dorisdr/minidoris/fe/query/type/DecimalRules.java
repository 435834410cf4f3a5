package org.dorisdr.minidoris.fe.query.type;

import java.math.BigDecimal;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Digits of what is counted with decimals, as Doris gives them. Stateless.
 *
 * <p>A result of too many digits loses some behind the point, but keeps {@value #KEPT} of them
 * rather than digits before it.
 */
public final class DecimalRules {
  /** Most digits of a decimal. */
  public static final int MOST = 38;

  private static final int KEPT = 6;

  /** {@code div_precision_increment}. */
  public static final int DIVISION_DIGITS = 4;

  private static final int AVERAGE_DIGITS = 4;

  private DecimalRules() {}

  static DorisType decimal(int precision, int scale) {
    return DorisType.of("decimal", precision, scale);
  }

  public static int precision(DorisType decimal) {
    return decimal.arguments().get(0);
  }

  public static int scale(DorisType decimal) {
    return decimal.arguments().get(1);
  }

  private static int range(DorisType decimal) {
    return precision(decimal) - scale(decimal);
  }

  /** The decimal that holds a number; null if there is none. */
  static DorisType of(DorisType type) {
    return switch (type.name()) {
      case "decimal" -> type;
      case "boolean", "null" -> decimal(1, 0);
      case "tinyint" -> decimal(3, 0);
      case "smallint" -> decimal(5, 0);
      case "int" -> decimal(10, 0);
      case "bigint" -> decimal(20, 0);
      case "largeint" -> decimal(38, 0);
      default -> null;
    };
  }

  /** The decimal as which an operand is counted beside a decimal; null if there is none. */
  public static DorisType operand(DorisType type) {
    DorisType number = NumberRules.number(type);
    return number == null ? null : of(number);
  }

  /** Of a number with a point or an exponent: a decimal, or a double if it has too many digits. */
  public static DorisType literal(String text) {
    BigDecimal value = new BigDecimal(text);
    int scale = Math.max(value.scale(), 0);
    long precision = Math.max((long) value.precision() - Math.min(value.scale(), 0), scale);
    return precision > MOST ? DorisType.of("double") : decimal((int) precision, scale);
  }

  static DorisType sum(DorisType left, DorisType right) {
    return capped(Math.max(range(left), range(right)), 1, Math.max(scale(left), scale(right)));
  }

  static DorisType remainder(DorisType left, DorisType right) {
    return capped(Math.max(range(left), range(right)), 0, Math.max(scale(left), scale(right)));
  }

  private static DorisType capped(int range, int more, int scale) {
    int precision = range + more + scale;
    return precision > MOST ? decimal(MOST, MOST - range) : decimal(precision, scale);
  }

  static DorisType product(DorisType left, DorisType right) {
    int precision = precision(left) + precision(right);
    int scale = scale(left) + scale(right);
    return precision > MOST ? decimal(MOST, kept(precision, scale)) : decimal(precision, scale);
  }

  static DorisType quotient(DorisType left, DorisType right) {
    int precision = precision(left) + scale(right) + DIVISION_DIGITS;
    int scale = scale(left);
    if (precision > MOST) {
      scale = kept(precision, scale);
      precision = MOST;
    }
    int dividend = Math.min(precision, scale + scale(right) + DIVISION_DIGITS);
    return decimal(precision, Math.max(dividend - scale(right), 0));
  }

  private static int kept(int precision, int scale) {
    int most = MOST - KEPT;
    if (precision - scale < most) {
      return MOST - (precision - scale);
    }
    return precision - scale > most && scale < KEPT ? scale : KEPT;
  }

  static DorisType total(DorisType type) {
    return decimal(MOST, scale(type));
  }

  static DorisType average(DorisType type) {
    return decimal(MOST, Math.max(scale(type), AVERAGE_DIGITS));
  }

  /** Holds values of both; a double if no decimal does. */
  static DorisType wider(DorisType left, DorisType right) {
    int scale = Math.max(scale(left), scale(right));
    int range = Math.max(range(left), range(right));
    return range + scale > MOST ? DorisType.of("double") : decimal(range + scale, scale);
  }
}
