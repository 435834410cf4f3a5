package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TimeDigits;
import org.dorisdr.minidoris.fe.query.type.NowDigits;
import org.dorisdr.minidoris.fe.query.type.Truncation;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Writes calls of Doris's functions for DuckDB. For one statement by one thread. */
abstract class DuckFunctions extends DuckSketches {
  /** Aggregates that are made of several of the engine's, which no window takes. */
  private static final Set<String> OF_MANY_SUMS =
      Set.of("corr", "skew", "skew_pop", "skewness", "kurt", "kurt_pop", "kurtosis");

  DuckFunctions(Session session) {
    super(session);
  }

  @Override
  public <S> StringBuilder visit(TimeKeyExpression key, S context) {
    String name = key.getStringValue().toUpperCase(Locale.ROOT).replace("()", "");
    String sessionValue = SessionValues.function(session, name);
    if (sessionValue != null) {
      return builder.append(sessionValue);
    }
    return builder.append(
        name.equals("CURRENT_DATE") || name.equals("CURDATE")
            ? TimeZones.today(session)
            : TimeZones.now(session, 0));
  }

  @Override
  public <S> StringBuilder visit(Function function, S context) {
    if (opened(function, context)) {
      return builder;
    }
    String name = Identifiers.plain(function.getName()).toLowerCase(Locale.ROOT);
    if (name.equals("rollup") || name.equals("cube")) {
      // They are no functions, but stand in GROUP BY, where the engine has them, too.
      return super.visit(function, context);
    }
    if (!IpKeys.isKey(function)) {
      FunctionNames.check(name);
    }
    ExpressionList<?> parameters = function.getParameters();
    int count = parameters == null ? 0 : parameters.size();
    if (count == 0) {
      String value = constant(name);
      if (value != null) {
        return builder.append(value);
      }
    }
    int digits = NowDigits.of(name, parameters);
    if (digits >= 0) {
      return builder.append(
          name.equals("utc_timestamp")
              ? TimeDigits.cutOff("now() AT TIME ZONE 'UTC'", digits)
              : TimeZones.now(session, digits));
    }
    Expression part = JsonCalls.extracted(name, parameters);
    if (part != null) {
      return part.accept(this, context);
    }
    if (JsonCalls.isOne(name)) {
      List<? extends Expression> values = parameters == null ? List.of() : parameters;
      return builder.append(
          JsonCalls.sql(
              name,
              values.stream().map(v -> text(v, context)).toList(),
              values.stream().map(this::type).toList()));
    }
    if (ArrayCalls.isOne(name) && count > 0) {
      return builder.append(
          ArrayCalls.sql(
              name, parameters, e -> text(e, context), l -> body(l, parameters, context)));
    }
    if (count > 0 && Lambdas.isOne(parameters.get(0))) {
      throw StatementError.general("minidoris has no lambda in Doris's function '" + name + "'");
    }
    if (sketched(function, name, context)) {
      return builder;
    }
    TimeArguments.convert(name, parameters, this::type);
    CommonTexts.convert(name, parameters, this::type);
    IpKeys.convert(name, parameters, this::type);
    String sign = count == 2 ? DateIntervals.sign(name) : null;
    if (sign != null) {
      return summed(parameters.get(0), sign, parameters.get(1), context);
    }
    switch (name) {
      case "date_format", "str_to_date" -> {
        if (count == 2) {
          return formatted(name, parameters, context);
        }
      }
      case "from_unixtime", "unix_timestamp" -> {
        if (count == 1 || count == 2) {
          return seconds(name, function, context);
        }
      }
      case "date_trunc" -> {
        if (count == 2) {
          return truncated(Truncation.of(parameters), type(function), context);
        }
      }
      case "truncate" -> {
        if (count == 2 && parameters.get(1) instanceof LongValue) {
          return called(function, "trunc", context);
        }
      }
      case "to_json" -> {
        if (count == 1 && type(parameters.get(0)) != null) {
          return builder.append(
              JsonValues.json(text(parameters.get(0), context), type(parameters.get(0))));
        }
      }
      case "bit_count" -> {
        DorisType type = count == 1 ? type(parameters.get(0)) : null;
        if (type != null) {
          return builder.append(BitCounts.sql(text(parameters.get(0), context), type));
        }
      }
      case "sum", "avg" -> {
        if (count == 1 && Totals.isTyped(name, type(function), type(parameters.get(0)))) {
          String argument =
              (function.isDistinct() ? "DISTINCT " : "") + text(parameters.get(0), context);
          return builder.append(Totals.sql(name, type(function), f -> f + "(" + argument + ")"));
        }
      }
      case "min", "max" -> {
        if (count == 1 && IpKeys.isAddress(type(parameters.get(0)))) {
          String address = text(parameters.get(0), context);
          return builder.append("arg_%s(%s, doris_ip_key(%s))".formatted(name, address, address));
        }
      }
      case "group_concat" -> {
        return groupConcat(function, context);
      }
      case "timediff" -> {
        if (count == 2) {
          return timeDiff(parameters, context);
        }
      }
      case "timestampdiff" -> {
        if (count == 3) {
          return timestampDiff(parameters, context);
        }
      }
      case "upper", "lower", "ucase", "lcase" -> {
        if (count == 1) {
          return builder
              .append(name.startsWith("u") ? "upper(" : "lower(")
              .append(Casts.shown(text(parameters.get(0), context)))
              .append(')');
        }
      }
      case "count" -> {
        if (function.isDistinct() && count > 1) {
          return countDistinct(parameters, context);
        }
      }
      default -> {
        if (count > 0 && StateFunctions.isOne(name)) {
          return builder.append(
              StateFunctions.sql(name, parameters.stream().map(p -> text(p, context)).toList()));
        }
        if (DorisCalls.isWritten(name) && (count > 0 || NestedCalls.NAMES.contains(name))) {
          return builder.append(
              DorisCalls.call(name, count == 0 ? List.of() : arguments(name, parameters, context)));
        }
        if (AliasTexts.database(function) == null) {
          return called(function, DorisCalls.name(name), context);
        }
      }
    }
    return super.visit(function, context);
  }

  /** What a lambda gives, whose names hide those of columns. */
  private <S> String body(Expression lambda, List<? extends Expression> call, S context) {
    List<DorisType> arrays = call.stream().skip(1).map(this::type).toList();
    return getSelectVisitor() instanceof DuckSelects selects
        ? selects.inLambda(Lambdas.names(lambda), arrays, () -> text(Lambdas.body(lambda), context))
        : text(Lambdas.body(lambda), context);
  }

  /** Elements of an array are texts if one is. */
  final <S> List<String> arguments(String name, List<? extends Expression> parameters, S context) {
    boolean texts =
        name.equals("array") && NestedCalls.areTexts(parameters.stream().map(this::type).toList());
    return parameters.stream()
        .map(
            p ->
                texts || (name.equals("concat") && needsWords(type(p)))
                    ? shownElement(p, context)
                    : text(p, context))
        .toList();
  }

  /**
   * Whether the engine writes values of a type otherwise than Doris. What writes them repeats them
   * many times in the engine's plan, which one inside the other never ends to make.
   */
  private static boolean needsWords(DorisType type) {
    return type != null
        && switch (type.name()) {
          case "boolean", "float", "double" -> true;
          default -> !type.children().isEmpty();
        };
  }

  private <S> String shownElement(Expression element, S context) {
    DorisType type = type(element);
    return type == null || type.isText() || type.name().equals("null")
        ? text(element, context)
        : Casts.shown(text(element, context), type);
  }

  /** A tree may be written twice: it keeps its names. */
  private <S> StringBuilder called(Function function, String engines, S context) {
    List<String> names = function.getMultipartName();
    function.setName(engines);
    try {
      return super.visit(function, context);
    } finally {
      function.setName(names);
    }
  }

  @Override
  public <S> StringBuilder visit(AnalyticExpression window, S context) {
    String name = Identifiers.plain(window.getName()).toLowerCase(Locale.ROOT);
    FunctionNames.check(name);
    if (OF_MANY_SUMS.contains(name)) {
      throw StatementError.general(
          "minidoris does not have Doris's function '" + name + "' over windows");
    }
    checkSketches(window, name);
    DorisType result = type(window);
    IpKeys.sort(window.getOrderByElements(), this::type);
    if (window.getExpression() != null
        && Totals.isTyped(name, result, type(window.getExpression()))) {
      return builder.append(Totals.sql(name, result, f -> called(window, f, context)));
    }
    if (SampleSpread.is(name) && window.getExpression() != null) {
      return builder.append(SampleSpread.sql(name, f -> called(window, f, context)));
    }
    boolean extreme = name.equals("min") || name.equals("max");
    if (extreme
        && window.getExpression() != null
        && IpKeys.isAddress(type(window.getExpression()))) {
      window.setOffset(IpKeys.key(window.getExpression()));
      return builder.append(called(window, "arg_" + name, context));
    }
    return builder.append(called(window, DorisCalls.name(name), context));
  }

  private <S> String called(AnalyticExpression window, String function, S context) {
    int start = builder.length();
    String name = window.getName();
    window.setName(function);
    super.visit(window, context);
    window.setName(name);
    String text = builder.substring(start);
    builder.setLength(start);
    return text;
  }

  @Override
  public <S> StringBuilder visit(TrimFunction trim, S context) {
    String name =
        trim.getTrimSpecification() == TrimFunction.TrimSpecification.LEADING
            ? "doris_ltrim("
            : trim.getTrimSpecification() == TrimFunction.TrimSpecification.TRAILING
                ? "doris_rtrim("
                : "doris_trim(";
    String first = text(trim.getExpression(), context);
    if (trim.getFromExpression() == null) {
      return builder.append(name).append(first).append(')');
    }
    String second = text(trim.getFromExpression(), context);
    boolean reversed = trim.isUsingFromKeyword();
    return builder
        .append(name)
        .append(reversed ? second + ", " + first : first + ", " + second)
        .append(')');
  }

  /** A time and an interval, or a number of days. */
  private <S> StringBuilder summed(Expression time, String sign, Expression added, S context) {
    if (isDated(time, added)) {
      return dated(time, sign, added, context);
    }
    if (added instanceof IntervalExpression) {
      return builder.append(
          "(%s %s %s)".formatted(text(time, context), sign, text(added, context)));
    }
    return builder
        .append(sign.equals("+") ? "days_add(" : "days_sub(")
        .append(text(TimeArguments.day(time, this::type), context))
        .append(", ")
        .append(text(added, context))
        .append(')');
  }

  private String constant(String name) {
    String value = SessionValues.function(session, name);
    if (value != null) {
      return value;
    }
    return switch (name) {
      case "now", "current_timestamp", "localtime", "localtimestamp", "sysdate" ->
          TimeZones.now(session, 0);
      case "unix_timestamp" -> "CAST(floor(epoch(now())) AS BIGINT)";
      case "curdate", "current_date" -> TimeZones.today(session);
      case "utc_timestamp" -> TimeDigits.cutOff("now() AT TIME ZONE 'UTC'", 0);
      default -> null;
    };
  }
}
