package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;

/** Types of what is counted with numbers, as Doris gives them. Stateless. */
final class NumberRules {
  /** The widest first. */
  private static final List<String> WIDTHS =
      List.of("double", "float", "largeint", "bigint", "int", "smallint", "tinyint");

  private static final List<String> WHOLE =
      List.of("largeint", "bigint", "int", "smallint", "tinyint");

  private NumberRules() {}

  static boolean isWhole(DorisType type) {
    return WHOLE.contains(type.name());
  }

  static boolean isReal(DorisType type) {
    return type.name().equals("double") || type.name().equals("float");
  }

  static boolean isDecimal(DorisType type) {
    return type.name().equals("decimal");
  }

  static boolean isTime(DorisType type) {
    return type.name().equals("date") || type.name().equals("datetime");
  }

  /** What a value counts as; null if it is no number. */
  static DorisType number(DorisType type) {
    if (isWhole(type) || isReal(type) || isDecimal(type)) {
      return type;
    }
    return switch (type.name()) {
      case "boolean", "null" -> DorisType.of("tinyint");
      case "date", "datetime" -> DorisType.of("bigint");
      case "char", "varchar", "text", "json" -> DorisType.of("double");
      default -> null;
    };
  }

  /** Of {@code + - * / %}; null if it is not known. */
  static DorisType arithmetic(char operator, DorisType left, DorisType right) {
    DorisType l = left == null ? null : number(left);
    DorisType r = right == null ? null : number(right);
    if (l == null || r == null) {
      return null;
    }
    if (isReal(l) || isReal(r)) {
      boolean floats = l.name().equals(r.name()) && l.name().equals("float");
      return DorisType.of(floats && operator == '%' ? "float" : "double");
    }
    if (isDecimal(l) || isDecimal(r)) {
      return decimals(operator, DecimalRules.operand(left), DecimalRules.operand(right));
    }
    return operator == '/' ? DorisType.of("double") : promoted(wider(l, r));
  }

  private static DorisType decimals(char operator, DorisType left, DorisType right) {
    if (DecimalRules.precision(left) > 38 || DecimalRules.precision(right) > 38) {
      return null;
    }
    return switch (operator) {
      case '*' -> DecimalRules.product(left, right);
      case '/' -> DecimalRules.quotient(left, right);
      case '%' -> DecimalRules.remainder(left, right);
      default -> DecimalRules.sum(left, right);
    };
  }

  /** The wider of two numbers that are no decimals. */
  static DorisType wider(DorisType left, DorisType right) {
    return WIDTHS.indexOf(left.name()) < WIDTHS.indexOf(right.name()) ? left : right;
  }

  private static DorisType promoted(DorisType type) {
    return switch (type.name()) {
      case "tinyint" -> DorisType.of("smallint");
      case "smallint" -> DorisType.of("int");
      case "int" -> DorisType.of("bigint");
      default -> type;
    };
  }

  /** Of a value whose sign is turned: the next wider, as the least one has no positive twin. */
  static DorisType negated(DorisType type) {
    DorisType number = number(type);
    if (number == null || !isWhole(number)) {
      return number;
    }
    return number.name().equals("bigint") ? DorisType.of("largeint") : promoted(number);
  }

  /** Of DIV. */
  static DorisType quotient(DorisType left, DorisType right) {
    return left != null && right != null && isWhole(left) && isWhole(right)
        ? wider(left, right)
        : DorisType.of("bigint");
  }
}
