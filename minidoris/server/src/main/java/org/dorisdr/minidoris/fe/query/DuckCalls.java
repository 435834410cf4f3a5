package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.fe.query.type.Truncation;
import org.dorisdr.minidoris.fe.session.Session;

/**
 * Writes calls for DuckDB that are more than a name and arguments. For one statement by one thread.
 */
abstract class DuckCalls extends DuckSketches {
  DuckCalls(Session session) {
    super(session);
  }

  /**
   * Writes a call if it is one of these.
   *
   * @param name in lower case
   * @return whether it was
   */
  final <S> boolean special(
      String name, Function function, List<? extends Expression> parameters, S context) {
    StringBuilder written =
        switch (name) {
          case "group_concat" -> groupConcat(function, context);
          case "count" ->
              function.isDistinct() && parameters.size() > 1
                  ? countDistinct(parameters, context)
                  : null;
          default -> byCount(name, function, parameters, context);
        };
    return written != null;
  }

  private <S> StringBuilder byCount(
      String name, Function function, List<? extends Expression> parameters, S context) {
    return switch (parameters.size()) {
      case 0 -> null;
      case 1 -> ofOne(name, function, parameters.get(0), context);
      case 2 -> ofTwo(name, function, parameters, context);
      default -> ofMany(name, parameters, context);
    };
  }

  private <S> StringBuilder ofOne(String name, Function function, Expression value, S context) {
    return switch (name) {
      case "from_unixtime", "unix_timestamp" -> seconds(name, function, context);
      case "to_json" ->
          type(value) == null
              ? called(function, name, context)
              : builder.append(JsonValues.json(text(value, context), type(value)));
      case "bit_count" ->
          type(value) == null
              ? null
              : builder.append(BitCounts.sql(text(value, context), type(value)));
      case "sum", "avg" -> total(name, function, value, context);
      case "min", "max" -> IpKeys.isAddress(type(value)) ? extreme(name, value, context) : null;
      case "upper", "ucase" -> shown("upper", value, context);
      case "lower", "lcase" -> shown("lower", value, context);
      default -> null;
    };
  }

  private <S> StringBuilder ofTwo(
      String name, Function function, List<? extends Expression> parameters, S context) {
    String sign = DateIntervals.sign(name);
    if (sign != null) {
      return summed(parameters.get(0), sign, parameters.get(1), context);
    }
    return switch (name) {
      case "date_format", "str_to_date" -> formatted(name, parameters, context);
      case "from_unixtime", "unix_timestamp" -> seconds(name, function, context);
      case "date_trunc" -> truncated(Truncation.of(parameters), type(function), context);
      case "truncate" ->
          parameters.get(1) instanceof LongValue ? called(function, "trunc", context) : null;
      case "timediff" -> timeDiff(parameters, context);
      default -> null;
    };
  }

  private <S> StringBuilder ofMany(String name, List<? extends Expression> parameters, S context) {
    return name.equals("timestampdiff") && parameters.size() == 3
        ? timestampDiff(parameters, context)
        : null;
  }

  private <S> StringBuilder total(String name, Function function, Expression value, S context) {
    if (!Totals.isTyped(name, type(function), type(value))) {
      return null;
    }
    String argument = (function.isDistinct() ? "DISTINCT " : "") + text(value, context);
    return builder.append(Totals.sql(name, type(function), f -> f + "(" + argument + ")"));
  }

  private <S> StringBuilder extreme(String name, Expression value, S context) {
    String address = text(value, context);
    return builder.append("arg_%s(%s, doris_ip_key(%s))".formatted(name, address, address));
  }

  private <S> StringBuilder shown(String name, Expression value, S context) {
    return builder.append(name).append('(').append(Casts.shown(text(value, context))).append(')');
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

  /** A tree may be written twice: it keeps its names. */
  final <S> StringBuilder called(Function function, String engines, S context) {
    List<String> names = function.getMultipartName();
    function.setName(engines);
    try {
      return super.visit(function, context);
    } finally {
      function.setName(names);
    }
  }
}
