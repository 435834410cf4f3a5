package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.TrimFunction;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.common.types.TimeDigits;
import org.dorisdr.minidoris.fe.query.type.NowDigits;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Writes calls of Doris's functions for DuckDB. For one statement by one thread. */
abstract class DuckFunctions extends DuckWindows {
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
    List<? extends Expression> parameters =
        function.getParameters() == null ? List.of() : function.getParameters();
    if (present(name, parameters)
        || nested(name, function, parameters, context)
        || sketched(name, function, parameters, context)) {
      return builder;
    }
    TimeArguments.convert(name, parameters, this::type);
    CommonTexts.convert(name, parameters, this::type);
    IpKeys.convert(name, function.getParameters(), this::type);
    return special(name, function, parameters, context)
        ? builder
        : plain(name, function, parameters, context);
  }

  /** Writes what tells of now or of the session, and returns whether it is that. */
  private boolean present(String name, List<? extends Expression> parameters) {
    int digits = NowDigits.of(name, parameters);
    String value = digits >= 0 ? now(name, digits) : parameters.isEmpty() ? told(name) : null;
    if (value != null) {
      builder.append(value);
    }
    return value != null;
  }

  private String now(String name, int digits) {
    return name.equals("utc_timestamp")
        ? TimeDigits.cutOff("now() AT TIME ZONE 'UTC'", digits)
        : TimeZones.now(session, digits);
  }

  /** What a call without arguments is that tells of now or of the session; null = it is another. */
  private String told(String name) {
    return switch (name) {
      case "sysdate" -> TimeZones.now(session, 0);
      case "unix_timestamp" -> "CAST(floor(epoch(now())) AS BIGINT)";
      case "curdate", "current_date" -> TimeZones.today(session);
      default -> SessionValues.function(session, name);
    };
  }

  /** Writes calls over JSON and arrays, and returns whether it is one. */
  private <S> boolean nested(
      String name, Function function, List<? extends Expression> parameters, S context) {
    Expression part = JsonCalls.extracted(name, function.getParameters());
    if (part != null) {
      part.accept(this, context);
      return true;
    }
    if (JsonCalls.isOne(name)) {
      builder.append(
          JsonCalls.sql(
              name,
              parameters.stream().map(v -> text(v, context)).toList(),
              parameters.stream().map(this::type).toList()));
      return true;
    }
    if (ArrayCalls.isOne(name) && !parameters.isEmpty()) {
      builder.append(
          ArrayCalls.sql(
              name, parameters, e -> text(e, context), l -> body(l, parameters, context)));
      return true;
    }
    if (!parameters.isEmpty() && Lambdas.isOne(parameters.get(0))) {
      throw StatementError.general("minidoris has no lambda in Doris's function '" + name + "'");
    }
    return false;
  }

  private <S> StringBuilder plain(
      String name, Function function, List<? extends Expression> parameters, S context) {
    if (!parameters.isEmpty() && StateFunctions.isOne(name)) {
      return builder.append(
          StateFunctions.sql(name, parameters.stream().map(p -> text(p, context)).toList()));
    }
    if (DorisCalls.isWritten(name) && (!parameters.isEmpty() || NestedCalls.NAMES.contains(name))) {
      return builder.append(DorisCalls.call(name, arguments(name, parameters, context)));
    }
    return AliasTexts.database(function) == null
        ? called(function, DorisCalls.name(name), context)
        : super.visit(function, context);
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
}
