package org.dorisdr.minidoris.fe.catalog.view;

import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * Whether a CAST of a value that is not NULL may yield NULL, as {@code Cast.unStrictCastNullable}
 * of Doris has it. Stateless.
 */
final class CastNulls {
  private static final List<String> WHOLE =
      List.of("boolean", "tinyint", "smallint", "int", "bigint", "largeint");
  private static final List<String> TEXT = List.of("char", "varchar", "text");
  private static final List<String> TIMES = List.of("date", "datetime", "time");

  /** Digits that the whole numbers need, in the order above. */
  private static final int[] DIGITS = {1, 3, 5, 10, 19, 39};

  private CastNulls() {}

  /**
   * @param from null = not known
   */
  static boolean mayBeNull(DorisType from, DorisType to) {
    String target = to.name();
    if (from == null) {
      return !TEXT.contains(target);
    }
    String source = from.name();
    if (TEXT.contains(source)) {
      return !TEXT.contains(target);
    }
    return switch (source) {
      case "datetime" -> target.equals("datetime");
      case "time" -> List.of("tinyint", "smallint", "int", "time").contains(target);
      case "float", "double" -> narrow(target);
      case "decimal" -> decimal(from, to);
      case "json" -> !target.equals("json");
      case "variant" -> target.equals("json");
      default -> WHOLE.contains(source) && whole(source, to);
    };
  }

  private static boolean narrow(String target) {
    boolean number = WHOLE.indexOf(target) > 0 || target.equals("decimal");
    return number || TIMES.contains(target);
  }

  private static boolean whole(String source, DorisType to) {
    int digits = DIGITS[WHOLE.indexOf(source)];
    if (to.name().equals("decimal")) {
      return range(to) < digits;
    }
    if (source.equals("boolean")) {
      return false;
    }
    int target = WHOLE.indexOf(to.name());
    return TIMES.contains(to.name()) || (target > 0 && target < WHOLE.indexOf(source));
  }

  private static boolean decimal(DorisType from, DorisType to) {
    int target = WHOLE.indexOf(to.name());
    if (target > 0) {
      // A decimal of fewer digits fits into a LARGEINT always.
      return range(from) >= DIGITS[target];
    }
    if (to.name().equals("decimal")) {
      return range(from) > range(to)
          || (range(from) == range(to) && from.arguments().get(0) > to.arguments().get(0));
    }
    return TIMES.contains(to.name());
  }

  /** Digits before the point. */
  private static int range(DorisType decimal) {
    return decimal.arguments().get(0) - decimal.arguments().get(1);
  }
}
