package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExistsExpression;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsDistinctExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.schema.Column;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.QueryTypes;
import org.dorisdr.minidoris.fe.query.type.TableTypes;
import org.dorisdr.minidoris.fe.query.type.TypeScope;

/**
 * Whether Doris says of an expression that it may be NULL: {@code nullable()} of its classes.
 *
 * @param columns what a name means
 * @param grouped whether aggregates count rows of groups
 */
record ExpressionNulls(Function<Column, Optional<Slot>> columns, boolean grouped) {
  private static final Set<String> WORDS = Set.of("true", "false");

  private static final Set<Class<? extends Expression>> NEVER =
      Set.of(
          LongValue.class,
          DoubleValue.class,
          StringValue.class,
          BooleanValue.class,
          ArrayConstructor.class,
          IsNullExpression.class,
          IsDistinctExpression.class,
          ExistsExpression.class);

  /** As the right side may be 0. */
  private static final Set<Class<? extends Expression>> ALWAYS =
      Set.of(Division.class, IntegerDivision.class, Modulo.class);

  /** Also of what is not known. */
  boolean mayBeNull(Expression e) {
    if (e instanceof Column column) {
      boolean word =
          column.getTable() == null
              && WORDS.contains(column.getColumnName().toLowerCase(Locale.ROOT));
      // An element may be NULL always.
      return column.getArrayConstructor() != null
          || !word && columns.apply(column).map(Slot::nullable).orElse(true);
    }
    if (NEVER.contains(e.getClass())) {
      return false;
    }
    if (ALWAYS.contains(e.getClass())) {
      return true;
    }
    if (e instanceof net.sf.jsqlparser.expression.Function call) {
      String name = call.getName().toLowerCase(Locale.ROOT).replace("`", "");
      return FunctionNulls.mayBeNull(name, all(call.getParameters()), grouped);
    }
    if (e instanceof CastExpression cast) {
      return mayBeNull(cast.getLeftExpression()) || cast(cast);
    }
    if (e instanceof CaseExpression choice) {
      return choice.getElseExpression() == null
          || mayBeNull(choice.getElseExpression())
          || choice.getWhenClauses().stream().anyMatch(w -> mayBeNull(w.getThenExpression()));
    }
    return e instanceof AnalyticExpression window ? window(window) : parts(e);
  }

  private boolean parts(Expression e) {
    if (e instanceof ExpressionList<?> list) {
      return all(list).contains(true);
    }
    if (e instanceof BinaryExpression two) {
      return mayBeNull(two.getLeftExpression()) || mayBeNull(two.getRightExpression());
    }
    if (e instanceof Between between) {
      return mayBeNull(between.getLeftExpression())
          || mayBeNull(between.getBetweenExpressionStart())
          || mayBeNull(between.getBetweenExpressionEnd());
    }
    if (e instanceof InExpression in) {
      return mayBeNull(in.getLeftExpression()) || mayBeNull(in.getRightExpression());
    }
    if (e instanceof NotExpression not) {
      return mayBeNull(not.getExpression());
    }
    if (e instanceof SignedExpression signed) {
      return mayBeNull(signed.getExpression());
    }
    if (e instanceof IntervalExpression interval) {
      return interval.getExpression() != null && mayBeNull(interval.getExpression());
    }
    return true;
  }

  private List<Boolean> all(ExpressionList<?> list) {
    List<Boolean> nulls = new ArrayList<>();
    if (list != null) {
      list.forEach(e -> nulls.add(mayBeNull(e)));
    }
    return nulls;
  }

  /** A window has rows always. */
  private boolean window(AnalyticExpression window) {
    List<Boolean> arguments = new ArrayList<>();
    for (Expression e :
        new Expression[] {window.getExpression(), window.getOffset(), window.getDefaultValue()}) {
      if (e != null) {
        arguments.add(mayBeNull(e));
      }
    }
    return FunctionNulls.mayBeNull(window.getName().toLowerCase(Locale.ROOT), arguments, true);
  }

  private boolean cast(CastExpression cast) {
    if (cast.keyword != null && !cast.keyword.equalsIgnoreCase("cast")) {
      return true;
    }
    try {
      QueryTypes types = new QueryTypes(TableTypes.NONE);
      DorisType to = types.of(cast, TypeScope.EMPTY);
      return to == null || CastNulls.mayBeNull(type(cast.getLeftExpression(), types), to);
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /** Null = not known, as of most that is made of columns. */
  private DorisType type(Expression e, QueryTypes types) {
    return e instanceof Column column
        ? columns.apply(column).map(Slot::type).map(DorisType::parse).orElse(null)
        : types.of(e, TypeScope.EMPTY);
  }
}
