package org.dorisdr.minidoris.fe.query;

import java.util.function.Supplier;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.LiteralNumbers;
import org.dorisdr.minidoris.fe.session.Session;

/** Writes sums, products and quotients for DuckDB. For one statement by one thread. */
abstract class DuckArithmetic extends AliasExpander {
  final Session session;

  DuckArithmetic(Session session) {
    this.session = session;
  }

  /** What an expression is in DuckDB's SQL. */
  final <S> String text(Expression expression, S context) {
    int start = builder.length();
    expression.accept(this, context);
    String text = builder.substring(start);
    builder.setLength(start);
    return text;
  }

  /** Type of an expression where it stands; null = not known. */
  final DorisType type(Expression expression) {
    return isOpen() ? null : found(expression);
  }

  /** The same outside of alias functions. */
  DorisType found(Expression expression) {
    return getSelectVisitor() instanceof DuckSelects selects ? selects.type(expression) : null;
  }

  @Override
  public <S> StringBuilder visit(Addition sum, S context) {
    if (sum.getLeftExpression() instanceof IntervalExpression interval) {
      sum.setLeftExpression(sum.getRightExpression());
      sum.setRightExpression(interval);
    }
    return isDated(sum)
        ? dated(sum.getLeftExpression(), "+", sum.getRightExpression(), context)
        : counted('+', sum, () -> super.visit(sum, context), context);
  }

  @Override
  public <S> StringBuilder visit(Subtraction difference, S context) {
    return isDated(difference)
        ? dated(difference.getLeftExpression(), "-", difference.getRightExpression(), context)
        : counted('-', difference, () -> super.visit(difference, context), context);
  }

  @Override
  public <S> StringBuilder visit(Multiplication product, S context) {
    return counted('*', product, () -> super.visit(product, context), context);
  }

  @Override
  public <S> StringBuilder visit(Division quotient, S context) {
    return counted('/', quotient, () -> super.visit(quotient, context), context);
  }

  @Override
  public <S> StringBuilder visit(Modulo remainder, S context) {
    return counted('%', remainder, () -> super.visit(remainder, context), context);
  }

  private <S> StringBuilder counted(
      char operator, BinaryExpression expression, Supplier<StringBuilder> plain, S context) {
    DorisType result = type(expression);
    countLiterals(expression);
    if (result == null) {
      return plain.get();
    }
    if (result.name().equals("double")) {
      return reals(operator, expression, plain, context);
    }
    TypedArithmetic.Operand left = operand(expression.getLeftExpression(), context);
    TypedArithmetic.Operand right = operand(expression.getRightExpression(), context);
    WideDecimals.check(session, expression.toString(), operator, left, right, result);
    String sql = TypedArithmetic.sql(operator, left, right, result);
    return sql == null ? plain.get() : builder.append(sql);
  }

  private void countLiterals(BinaryExpression expression) {
    Expression left = expression.getLeftExpression();
    Expression right = expression.getRightExpression();
    expression.setLeftExpression(LiteralNumbers.of(left, type(right)));
    expression.setRightExpression(LiteralNumbers.of(right, type(left)));
  }

  /** Texts count as the numbers that they show, and floats as doubles. */
  private <S> StringBuilder reals(
      char operator, BinaryExpression expression, Supplier<StringBuilder> plain, S context) {
    Expression left = expression.getLeftExpression();
    Expression right = expression.getRightExpression();
    if (!isText(left) && !isText(right) && !isFloat(left) && !isFloat(right)) {
      return plain.get();
    }
    return builder.append(
        "(%s %s %s)".formatted(real(left, context), operator, real(right, context)));
  }

  private boolean isText(Expression expression) {
    DorisType type = type(expression);
    return type != null && type.isText() && !type.name().equals("json");
  }

  private boolean isFloat(Expression expression) {
    DorisType type = type(expression);
    return type != null && type.name().equals("float");
  }

  private <S> String real(Expression expression, S context) {
    String text = text(expression, context);
    if (isFloat(expression)) {
      return "CAST(" + text + " AS DOUBLE)";
    }
    return isText(expression) ? Casts.to(DorisType.of("double"), text, false) : text;
  }

  private <S> TypedArithmetic.Operand operand(Expression expression, S context) {
    DorisType type = type(expression);
    return new TypedArithmetic.Operand(
        text(expression, context), type, expression instanceof LongValue);
  }

  private boolean isDated(BinaryExpression sum) {
    return isDated(sum.getLeftExpression(), sum.getRightExpression());
  }

  /** Whether a sum of a time and an interval is written otherwise than the engine reads it. */
  final boolean isDated(Expression time, Expression added) {
    return DateIntervals.keepType(added) || DateIntervals.ofText(time, type(time), added) != null;
  }

  final <S> StringBuilder dated(Expression time, String sign, Expression interval, S context) {
    String text = text(time, context);
    DorisType type = DateIntervals.ofText(time, type(time), interval);
    String value = type == null ? text : DateIntervals.time(type, text);
    return builder.append(DateIntervals.sql(value, sign, text(interval, context)));
  }
}
