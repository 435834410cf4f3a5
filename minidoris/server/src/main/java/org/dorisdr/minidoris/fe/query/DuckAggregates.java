package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.statement.select.OrderByElement;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.session.Session;

/**
 * Writes GROUP_CONCAT and COUNT(DISTINCT …) of several values for DuckDB. For one statement by one
 * thread.
 */
abstract class DuckAggregates extends DuckArithmetic {
  private static final String COMMA = "','";

  DuckAggregates(Session session) {
    super(session);
  }

  @Override
  public <S> StringBuilder visit(MySQLGroupConcat concat, S context) {
    List<Expression> list = List.copyOf(concat.getExpressionList());
    String given = concat.getSeparator() == null ? COMMA : concat.getSeparator();
    String between = list.size() == 2 ? text(list.get(1), context) : given;
    return joined(list.get(0), between, concat.isDistinct(), concat.getOrderByElements(), context);
  }

  final <S> StringBuilder groupConcat(Function function, S context) {
    List<? extends Expression> list = function.getParameters();
    String between = list.size() > 1 ? text(list.get(1), context) : COMMA;
    return joined(
        list.get(0), between, function.isDistinct(), function.getOrderByElements(), context);
  }

  private <S> StringBuilder joined(
      Expression value, String between, boolean distinct, List<OrderByElement> order, S context) {
    if (distinct && isSortedByItself(value, order)) {
      return distinct(value, between, order, context);
    }
    builder.append("string_agg(").append(distinct ? "DISTINCT " : "");
    builder.append(shown(value, context)).append(", ").append(between);
    return ordered(order, context);
  }

  /** As a text; the engine sorts different ones by nothing but what it knows for the same. */
  private <S> String shown(Expression value, S context) {
    DorisType type = type(value);
    boolean plain = type == null || type.isText() || type.name().equals("date");
    return plain
        ? "CAST(" + text(value, context) + " AS VARCHAR)"
        : Casts.shown(text(value, context), type);
  }

  private boolean isSortedByItself(Expression value, List<OrderByElement> order) {
    return order != null
        && order.size() == 1
        && IpKeys.isAddress(type(value))
        && order.get(0).getExpression().toString().equals(value.toString());
  }

  /** The engine sorts distinct values by nothing but themselves. */
  private <S> StringBuilder distinct(
      Expression value, String between, List<OrderByElement> order, S context) {
    String address = text(value, context);
    return builder.append(IpKeys.distinctTexts(address, between, order.get(0).isAsc()));
  }

  private <S> StringBuilder ordered(List<OrderByElement> order, S context) {
    IpKeys.sort(order, this::type);
    if (order != null) {
      builder.append(" ORDER BY ");
      for (int i = 0; i < order.size(); i++) {
        builder.append(i == 0 ? "" : ", ");
        order.get(i).getExpression().accept(this, context);
        builder.append(order.get(i).isAsc() ? "" : " DESC");
      }
    }
    return builder.append(')');
  }

  /** Rows with a NULL among the values do not count, as in MySQL. */
  final <S> StringBuilder countDistinct(List<? extends Expression> parameters, S context) {
    StringBuilder values = new StringBuilder();
    builder.append("count(DISTINCT CASE WHEN ");
    for (int i = 0; i < parameters.size(); i++) {
      int start = builder.length();
      parameters.get(i).accept(this, context);
      values.append(i == 0 ? "" : ", ").append(builder.substring(start));
      builder.append(" IS NOT NULL").append(i == parameters.size() - 1 ? "" : " AND ");
    }
    return builder.append(" THEN (").append(values).append(") END)");
  }
}
