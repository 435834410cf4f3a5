package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TimeDigits;

/** Types of what functions give. Stateless. */
final class FunctionTypes {
  private static final Set<String> SAME =
      Set.of(
          "min",
          "max",
          "any_value",
          "any",
          "positive",
          "first_value",
          "last_value",
          "lag",
          "lead",
          "nth_value",
          "max_by",
          "min_by",
          "nullif");

  private static final Set<String> COMMON =
      Set.of("coalesce", "ifnull", "nvl", "greatest", "least");

  /** Of the seconds since 1970, before the point. */
  private static final int SECONDS_DIGITS = 12;

  private FunctionTypes() {}

  /** Null = not known. */
  static DorisType of(String name, List<DorisType> given, List<? extends Expression> arguments) {
    int now = NowDigits.of(name, arguments == null ? List.of() : arguments);
    if (now >= 0) {
      return DorisType.of("datetime", now);
    }
    if (isWholeChance(name, given)) {
      return DorisType.of("bigint");
    }
    DorisType fixed = FixedTypes.of(name);
    if (fixed != null) {
      return fixed;
    }
    if (given.isEmpty() || given.get(0) == null) {
      return null;
    }
    DorisType first = given.get(0);
    if (SAME.contains(name)) {
      return first;
    }
    if (COMMON.contains(name)) {
      return CommonTypes.of(given);
    }
    DorisType time = TimeFunctions.of(name, given, arguments);
    if (time != null) {
      return time;
    }
    return switch (name) {
      case "if" -> given.size() == 3 ? CommonTypes.of(given.subList(1, 3)) : null;
      case "unix_timestamp" ->
          given.size() == 1
              ? seconds(first, arguments.get(0))
              : DecimalRules.decimal(SECONDS_DIGITS + TimeDigits.MOST, TimeDigits.MOST);
      case "abs", "negative" -> NumberRules.negated(first);
      case "mod" -> given.size() == 2 ? NumberRules.arithmetic('%', first, given.get(1)) : null;
      case "group_bit_and", "group_bit_or", "group_bit_xor" ->
          NumberRules.isWhole(first) ? first : null;
      case "bit_count" -> DorisType.of(first.name().equals("largeint") ? "smallint" : "tinyint");
      case "sum" -> sum(first);
      case "avg" -> average(first);
      case "round", "truncate", "round_bankers" -> rounded(first, arguments);
      case "ceil", "ceiling", "floor", "dround" -> rounded(first, arguments);
      default -> null;
    };
  }

  /** Of a date they are whole; of a time they have its digits, if it has any. */
  private static DorisType seconds(DorisType type, Expression time) {
    DorisType taken = TimeTexts.taken(time, type, false);
    if (taken == null) {
      return null;
    }
    return taken.name().equals("date")
        ? DorisType.of("bigint")
        : DecimalRules.decimal(SECONDS_DIGITS + taken.digits(), taken.digits());
  }

  /** Between two bounds a random number is whole. */
  private static boolean isWholeChance(String name, List<DorisType> given) {
    return (name.equals("rand") || name.equals("random")) && given.size() == 2;
  }

  private static DorisType sum(DorisType type) {
    DorisType number = NumberRules.number(type);
    if (number == null || NumberRules.isReal(number)) {
      return number == null ? null : DorisType.of("double");
    }
    if (NumberRules.isDecimal(number)) {
      return DecimalRules.precision(number) > 38 ? null : DecimalRules.total(number);
    }
    return number.name().equals("largeint") ? number : DorisType.of("bigint");
  }

  private static DorisType average(DorisType type) {
    DorisType number = NumberRules.number(type);
    boolean decimal = number != null && NumberRules.isDecimal(number);
    if (decimal && DecimalRules.precision(number) > 38) {
      return null;
    }
    return decimal ? DecimalRules.average(number) : DorisType.of("double");
  }

  /** Digits that are asked for by a literal go into the type. */
  private static DorisType rounded(DorisType type, List<? extends Expression> arguments) {
    if (!NumberRules.isDecimal(type)) {
      return NumberRules.isReal(type) ? DorisType.of("double") : null;
    }
    int digits = DecimalRules.scale(type);
    if (arguments.size() < 2) {
      digits = 0;
    } else if (arguments.get(1) instanceof LongValue asked) {
      digits = (int) Math.min(asked.getValue(), digits);
    }
    return DecimalRules.decimal(DecimalRules.precision(type), digits);
  }
}
