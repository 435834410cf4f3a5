package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.ClockTypes;
import org.dorisdr.minidoris.fe.query.type.Truncation;
import org.dorisdr.minidoris.fe.session.Session;

/** Writes calls that read, show and compare times for DuckDB. For one statement by one thread. */
abstract class DuckTimes extends DuckAggregates {
  DuckTimes(Session session) {
    super(session);
  }

  final <S> StringBuilder formatted(String name, List<? extends Expression> parameters, S context) {
    String value = text(parameters.get(0), context);
    boolean shown = name.equals("date_format");
    Expression format = parameters.get(1);
    return builder
        .append(shown ? name : TimeFormats.parser(format))
        .append('(')
        .append(value)
        .append(", ")
        .append(
            !shown && format instanceof StringValue text
                ? "'" + TimeFormats.plain(text.getValue()) + "'"
                : format(format, context))
        .append(')');
  }

  private <S> String format(Expression format, S context) {
    return format instanceof StringValue text
        ? "'" + TimeFormats.duckDb(text.getValue()) + "'"
        : text(format, context);
  }

  /** Seconds since 1970 and times of the session's zone, one made of the other. */
  final <S> StringBuilder seconds(String name, Function function, S context) {
    ExpressionList<?> parameters = function.getParameters();
    DorisType result = type(function);
    String value = text(parameters.get(0), context);
    boolean formatted = parameters.size() == 2;
    String zone = TimeZones.of(session);
    if (name.equals("from_unixtime")) {
      DorisType given = type(parameters.get(0));
      boolean decimal = given != null && given.name().equals("decimal");
      String format = formatted ? format(parameters.get(1), context) : TimeFormats.seconds(decimal);
      return builder.append(
          decimal
              ? "doris_of_micros(CAST(%s AS DECIMAL(18,6)), %s, %s)".formatted(value, format, zone)
              : "doris_of_seconds(%s, %s, %s)".formatted(value, format, zone));
    }
    String format = formatted ? format(parameters.get(1), context) : "";
    if (!formatted && result != null && hasFraction(result)) {
      return builder.append(TimeFormats.fraction(value, zone, result));
    }
    return builder.append(
        formatted
            ? TimeFormats.fraction(
                "try_strptime(" + value + ", " + format + ")", zone, DorisType.of("decimal", 18, 6))
            : "doris_seconds(%s, %s)".formatted(value, zone));
  }

  /**
   * @param type of the time, null = not known
   */
  final <S> StringBuilder truncated(Truncation call, DorisType type, S context) {
    String given = text(call.time(), context);
    boolean known = type != null && type.equals(type(call.time()));
    String time =
        known ? given : Casts.to(type == null ? DorisType.of("datetime", 6) : type, given, false);
    return builder.append(
        "cast_to_type(date_trunc('%s', %s), %s)".formatted(call.unit(), time, time));
  }

  private static boolean hasFraction(DorisType type) {
    return type.name().equals("decimal") && type.arguments().get(1) > 0;
  }

  final <S> StringBuilder timestampDiff(List<? extends Expression> parameters, S context) {
    builder.append("date_sub('").append(Identifiers.plain(parameters.get(0).toString()));
    builder.append("', CAST(");
    parameters.get(1).accept(this, context);
    builder.append(" AS TIMESTAMP), CAST(");
    parameters.get(2).accept(this, context);
    return builder.append(" AS TIMESTAMP))");
  }

  /** It has the digits of the argument that has more of them. */
  final <S> StringBuilder timeDiff(List<? extends Expression> parameters, S context) {
    int digits = ClockTypes.difference(parameters, this::type).digits();
    return builder.append(
        "doris_duration(epoch_us(CAST(%s AS TIMESTAMP)) - epoch_us(CAST(%s AS TIMESTAMP)), %d)"
            .formatted(text(parameters.get(0), context), text(parameters.get(1), context), digits));
  }
}
