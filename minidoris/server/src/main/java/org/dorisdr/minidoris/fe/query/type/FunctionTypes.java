package org.dorisdr.minidoris.fe.query.type;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
          "nullif");

  private static final Set<String> COMMON =
      Set.of("coalesce", "ifnull", "nvl", "greatest", "least");

  private static final Set<String> COUNTS =
      Set.of("count", "ndv", "approx_count_distinct", "row_number", "rank", "dense_rank", "ntile");

  private static final Set<String> JSONS =
      Set.of(
          ("to_json json_extract jsonb_extract json_set jsonb_set json_insert jsonb_insert"
                  + " json_replace jsonb_replace json_remove json_array jsonb_array"
                  + " json_array_ignore_null jsonb_array_ignore_null json_object jsonb_object"
                  + " json_parse jsonb_parse json_parse_error_to_null jsonb_parse_error_to_null")
              .split(" "));

  private static final Map<String, DorisType> FIXED =
      Map.ofEntries(
          Map.entry("json_length", DorisType.of("int")),
          Map.entry("json_contains", DorisType.of("boolean")),
          Map.entry("json_exists_path", DorisType.of("boolean")),
          Map.entry("jsonb_exists_path", DorisType.of("boolean")),
          Map.entry("json_unquote", DorisType.of("text")),
          Map.entry("array_count", DorisType.of("bigint")),
          Map.entry("array_first_index", DorisType.of("bigint")),
          Map.entry("array_last_index", DorisType.of("bigint")),
          Map.entry("array_match_any", DorisType.of("boolean")),
          Map.entry("array_match_all", DorisType.of("boolean")),
          Map.entry("arrays_overlap", DorisType.of("boolean")),
          Map.entry("countequal", DorisType.of("bigint")),
          Map.entry("map_size", DorisType.of("bigint")),
          Map.entry("array_join", DorisType.of("text")));

  /** A part of a JSON value as the type in the function's name. */
  private static final Pattern PART =
      Pattern.compile("(?:jsonb?_extract|get_json)_(string|int|bigint|largeint|double|bool)");

  private static final Set<String> REALS =
      Set.of(
          "sqrt",
          "exp",
          "ln",
          "log",
          "log2",
          "log10",
          "pow",
          "power",
          "sin",
          "cos",
          "tan",
          "asin",
          "acos",
          "atan",
          "pi",
          "e",
          "rand",
          "random",
          "stddev",
          "stddev_pop",
          "variance",
          "var_pop",
          "corr",
          "skew",
          "skew_pop",
          "skewness",
          "kurt",
          "kurt_pop",
          "kurtosis",
          "degrees",
          "radians");

  /** Of the seconds since 1970, before the point. */
  private static final int SECONDS_DIGITS = 12;

  private FunctionTypes() {}

  /** Null = not known. */
  static DorisType of(String name, List<DorisType> given, List<? extends Expression> arguments) {
    if (COUNTS.contains(name)) {
      return DorisType.of("bigint");
    }
    int now = NowDigits.of(name, arguments == null ? List.of() : arguments);
    if (now >= 0) {
      return DorisType.of("datetime", now);
    }
    DorisType whole = WholeFunctions.of(name);
    if (whole != null) {
      return whole;
    }
    DorisType sketch = SketchTypes.of(name);
    if (sketch != null) {
      return sketch;
    }
    if (FIXED.containsKey(name)) {
      return FIXED.get(name);
    }
    Matcher part = PART.matcher(name);
    if (part.matches()) {
      String type = part.group(1);
      return DorisType.of(type.equals("string") ? "text" : type.equals("bool") ? "boolean" : type);
    }
    if (JSONS.contains(name)) {
      return DorisType.of("json");
    }
    if (REALS.contains(name)) {
      return DorisType.of("double");
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
      case "sum" -> sum(first);
      case "avg" -> average(first);
      case "round", "truncate", "round_bankers" -> rounded(first, arguments);
      case "ceil", "ceiling", "floor", "dround" -> rounded(first, arguments);
      default -> null;
    };
  }

  /** Of times without a fraction it is not known. */
  private static DorisType seconds(DorisType type, Expression time) {
    DorisType text = TimeTexts.of(time, type);
    DorisType taken = text == null ? type : text;
    int digits = taken.name().equals("datetime") ? taken.digits() : 0;
    return digits > 0 ? DecimalRules.decimal(SECONDS_DIGITS + digits, digits) : null;
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
      return null;
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
