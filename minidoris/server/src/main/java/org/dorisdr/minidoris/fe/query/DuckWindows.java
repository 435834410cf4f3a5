package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.expression.AnalyticExpression;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Writes calls over windows for DuckDB. For one statement by one thread. */
abstract class DuckWindows extends DuckCalls {
  /** Aggregates that are made of several of the engine's, which no window takes. */
  private static final Set<String> OF_MANY_SUMS =
      Set.of("corr", "skew", "skew_pop", "skewness", "kurt", "kurt_pop", "kurtosis");

  DuckWindows(Session session) {
    super(session);
  }

  @Override
  public <S> StringBuilder visit(AnalyticExpression window, S context) {
    String name = Identifiers.plain(window.getName()).toLowerCase(Locale.ROOT);
    FunctionNames.check(name);
    if (OF_MANY_SUMS.contains(name) || BitmapCalls.isIntersection(name)) {
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
}
