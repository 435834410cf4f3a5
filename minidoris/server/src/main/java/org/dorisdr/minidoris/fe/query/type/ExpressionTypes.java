package org.dorisdr.minidoris.fe.query.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.WhenClause;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.common.types.DorisType;

/** Finds the type of one expression; what it does not know is null. Stateless. */
final class ExpressionTypes extends ExpressionVisitorAdapter<DorisType> {
  private final QueryTypes types;

  ExpressionTypes(QueryTypes types) {
    this.types = types;
  }

  private DorisType of(Expression expression, Object context) {
    return types.of(expression, (TypeScope) context);
  }

  @Override
  protected <S> DorisType visitExpression(Expression expression, S context) {
    return null;
  }

  @Override
  protected <S> DorisType visitBinaryExpression(BinaryExpression expression, S context) {
    return null;
  }

  @Override
  public <S> DorisType visit(NullValue value, S context) {
    return DorisType.of("null");
  }

  @Override
  public <S> DorisType visit(LongValue value, S context) {
    return DorisType.whole(value.getStringValue());
  }

  @Override
  public <S> DorisType visit(DoubleValue value, S context) {
    return DecimalRules.literal(value.toString());
  }

  @Override
  public <S> DorisType visit(BooleanValue value, S context) {
    return DorisType.of("boolean");
  }

  @Override
  public <S> DorisType visit(StringValue value, S context) {
    return DorisType.of("varchar", value.getNotExcapedValue().length());
  }

  @Override
  public <S> DorisType visit(SignedExpression signed, S context) {
    DorisType type = of(signed.getExpression(), context);
    return switch (signed.getSign()) {
      case '~' -> null;
      case '-' -> negative(signed.getExpression(), type);
      default -> type;
    };
  }

  private static DorisType negative(Expression expression, DorisType type) {
    if (expression instanceof LongValue value) {
      return DorisType.whole("-" + value.getStringValue());
    }
    return type == null || expression instanceof DoubleValue ? type : NumberRules.negated(type);
  }

  @Override
  public <S> DorisType visit(ExpressionList<? extends Expression> list, S context) {
    boolean brackets = list instanceof ParenthesedExpressionList && list.size() == 1;
    return brackets ? of(list.get(0), context) : null;
  }

  @Override
  public <S> DorisType visit(Column column, S context) {
    String name = column.getColumnName();
    if (name.startsWith("@") || column.getArrayConstructor() != null) {
      return null;
    }
    DorisType type = ((TypeScope) context).find(column);
    boolean constant = name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false");
    return type == null && constant && column.getTable() == null ? DorisType.of("boolean") : type;
  }

  @Override
  public <S> DorisType visit(TimeKeyExpression key, S context) {
    String name = key.getStringValue().toLowerCase(Locale.ROOT).replace("()", "");
    return NowDigits.of(name, List.of()) == 0 ? DorisType.of("datetime") : null;
  }

  @Override
  public <S> DorisType visit(CastExpression cast, S context) {
    return CastTypes.of(cast);
  }

  private DorisType arithmetic(char operator, BinaryExpression expression, Object context) {
    DorisType left = of(expression.getLeftExpression(), context);
    if (expression.getRightExpression() instanceof IntervalExpression added) {
      return TimeFunctions.sum(expression.getLeftExpression(), left, added);
    }
    if (operator == '+' && expression.getLeftExpression() instanceof IntervalExpression added) {
      Expression time = expression.getRightExpression();
      return TimeFunctions.sum(time, of(time, context), added);
    }
    DorisType right = of(expression.getRightExpression(), context);
    return NumberRules.arithmetic(
        operator,
        of(LiteralNumbers.of(expression.getLeftExpression(), right), context),
        of(LiteralNumbers.of(expression.getRightExpression(), left), context));
  }

  @Override
  public <S> DorisType visit(Addition sum, S context) {
    return arithmetic('+', sum, context);
  }

  @Override
  public <S> DorisType visit(Subtraction difference, S context) {
    return arithmetic('-', difference, context);
  }

  @Override
  public <S> DorisType visit(Multiplication product, S context) {
    return arithmetic('*', product, context);
  }

  @Override
  public <S> DorisType visit(Division quotient, S context) {
    return arithmetic('/', quotient, context);
  }

  @Override
  public <S> DorisType visit(Modulo remainder, S context) {
    return arithmetic('%', remainder, context);
  }

  @Override
  public <S> DorisType visit(IntegerDivision quotient, S context) {
    return NumberRules.quotient(
        of(quotient.getLeftExpression(), context), of(quotient.getRightExpression(), context));
  }

  @Override
  public <S> DorisType visit(CaseExpression choice, S context) {
    List<DorisType> all = new ArrayList<>();
    for (WhenClause when : choice.getWhenClauses()) {
      all.add(of(when.getThenExpression(), context));
    }
    if (choice.getElseExpression() != null) {
      all.add(of(choice.getElseExpression(), context));
    }
    return CommonTypes.of(all);
  }

  @Override
  public <S> DorisType visit(Function function, S context) {
    if (LambdaCalls.is(function)) {
      // What its names stand for is known to whoever writes it.
      return null;
    }
    List<? extends Expression> arguments = function.getParameters();
    List<DorisType> given = new ArrayList<>();
    if (arguments != null) {
      arguments.forEach(a -> given.add(of(a, context)));
    }
    String name = Names.plain(function.getName()).toLowerCase(Locale.ROOT);
    return switch (name) {
      case "array" -> ArrayTypes.of(given);
      case "date_trunc" -> truncated(arguments, context);
      case "timediff" -> ClockTypes.difference(arguments, a -> of(a, context));
      default -> FunctionTypes.of(name, given, arguments);
    };
  }

  private DorisType truncated(List<? extends Expression> arguments, Object context) {
    if (arguments.size() != 2) {
      return null;
    }
    Expression time = Truncation.of(arguments).time();
    return TimeTexts.taken(time, of(time, context), false);
  }

  @Override
  public <S> DorisType visit(ArrayConstructor array, S context) {
    return ArrayTypes.of(array.getExpressions().stream().map(e -> of(e, context)).toList());
  }

  @Override
  public <S> DorisType visit(AnalyticExpression window, S context) {
    String name = Names.plain(window.getName()).toLowerCase(Locale.ROOT);
    List<DorisType> given = new ArrayList<>();
    if (window.getExpression() != null) {
      given.add(of(window.getExpression(), context));
    }
    return FunctionTypes.of(name, given, List.of());
  }

  @Override
  public <S> DorisType visit(Select select, S context) {
    List<TypedColumn> columns = types.columns(select, (TypeScope) context);
    return columns == null || columns.size() != 1 ? null : columns.get(0).type();
  }
}
