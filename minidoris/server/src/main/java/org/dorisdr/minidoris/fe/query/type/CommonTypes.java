package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;

/** The type that values of several types are brought to, as Doris chooses it. Stateless. */
final class CommonTypes {
  private CommonTypes() {}

  /** Null if one is not known, or nothing holds all. */
  static DorisType of(List<DorisType> types) {
    DorisType common = DorisType.of("null");
    for (DorisType type : types) {
      if (type == null || common == null) {
        return null;
      }
      common = of(common, type);
    }
    return common;
  }

  private static DorisType of(DorisType left, DorisType right) {
    if (left.equals(right) || right.name().equals("null")) {
      return left;
    }
    if (left.name().equals("null")) {
      return right;
    }
    if (left.isText() || right.isText()) {
      return text(left, right);
    }
    if (NumberRules.isTime(left) && NumberRules.isTime(right)) {
      return time(left, right);
    }
    if (NumberRules.isReal(left) || NumberRules.isReal(right)) {
      return NumberRules.isReal(left) ? real(left, right) : real(right, left);
    }
    DorisType l = DecimalRules.of(left);
    DorisType r = DecimalRules.of(right);
    if (l == null || r == null) {
      return null;
    }
    if (NumberRules.isDecimal(left) || NumberRules.isDecimal(right)) {
      return DecimalRules.precision(l) > 38 || DecimalRules.precision(r) > 38
          ? null
          : DecimalRules.wider(l, r);
    }
    return left.name().equals("boolean")
        ? right
        : right.name().equals("boolean") ? left : NumberRules.wider(left, right);
  }

  /** A float holds no more than a SMALLINT. */
  private static DorisType real(DorisType real, DorisType other) {
    return switch (other.name()) {
      case "boolean", "tinyint", "smallint" -> real;
      case "float", "double", "int", "bigint", "largeint", "decimal" -> DorisType.of("double");
      default -> null;
    };
  }

  private static DorisType text(DorisType left, DorisType right) {
    boolean both = left.isText() && right.isText();
    boolean limited = both && left.maxBytes() >= 0 && right.maxBytes() >= 0;
    return limited
        ? DorisType.of("varchar", Math.max(left.maxBytes(), right.maxBytes()))
        : DorisType.of("text");
  }

  private static DorisType time(DorisType left, DorisType right) {
    if (!left.name().equals("datetime")) {
      return right;
    }
    return !right.name().equals("datetime") || left.digits() >= right.digits() ? left : right;
  }
}
