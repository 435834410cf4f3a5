package org.dorisdr.minidoris.fe.query;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.ArrayExpression;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.expression.operators.arithmetic.BitwiseXor;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.OldOracleJoinBinaryExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.schema.Column;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.query.type.DecimalRules;
import org.dorisdr.minidoris.fe.session.Session;

/** Writes expressions of Doris's SQL in DuckDB's. For one statement by one thread. */
class DuckExpressions extends DuckFunctions {
  private boolean strict;

  DuckExpressions(Session session) {
    super(session);
  }

  /** Makes CAST fail where it otherwise gives NULL. */
  DuckExpressions strict() {
    strict = true;
    return this;
  }

  @Override
  public <S> StringBuilder visit(Column column, S context) {
    int start = builder.length();
    String table = column.getTable() == null ? null : column.getTable().getName();
    if (table != null && !table.isEmpty()) {
      if (table.startsWith("@")) {
        return builder.append(
            SessionValues.variable(session, table + "." + column.getColumnName()));
      }
      builder.append(Identifiers.quoted(TableRef.of("", Identifiers.plain(table)).table()));
      builder.append('.');
    }
    String name = column.getColumnName();
    if (name.startsWith("@")) {
      return builder.append(SessionValues.variable(session, name));
    }
    boolean bare = table == null || table.isEmpty();
    String parameter = bare ? parameter(name) : null;
    if (parameter != null || (bare && isConstant(name))) {
      return builder.append(parameter == null ? name : parameter);
    }
    builder.append(Identifiers.quoted(name));
    // The parser takes the first [] for a part of the name.
    ArrayConstructor element = column.getArrayConstructor();
    if (element == null) {
      return builder;
    }
    List<? extends Expression> slice =
        element.getExpressions().size() == 1
            ? ArraySlices.bounds(element.getExpressions().get(0))
            : null;
    if (slice == null) {
      return element.accept(this, context);
    }
    String array = builder.substring(start);
    builder.setLength(start);
    return sliced(array, slice, context);
  }

  @Override
  public <S> StringBuilder visit(ArrayExpression element, S context) {
    List<? extends Expression> slice = ArraySlices.bounds(element.getIndexExpression());
    return slice == null
        ? super.visit(element, context)
        : sliced(text(element.getObjExpression(), context), slice, context);
  }

  private <S> StringBuilder sliced(String array, List<? extends Expression> bounds, S context) {
    return builder.append(
        ArraySlices.sql(array, bounds.stream().map(b -> text(b, context)).toList()));
  }

  @Override
  public <S> StringBuilder visit(ArrayConstructor array, S context) {
    List<? extends Expression> elements = array.getExpressions();
    return builder
        .append('[')
        .append(String.join(", ", arguments("array", elements, context)))
        .append(']');
  }

  static boolean isConstant(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "true", "false" -> true;
      default -> false;
    };
  }

  @Override
  public <S> StringBuilder visit(UserVariable variable, S context) {
    return builder.append(SessionValues.variable(session, variable.getName()));
  }

  @Override
  public <S> StringBuilder visit(StringValue value, S context) {
    return builder.append('\'').append(value.getValue()).append('\'');
  }

  /** With an exponent it is a decimal, too. */
  @Override
  public <S> StringBuilder visit(DoubleValue value, S context) {
    String text = value.toString();
    DorisType type = DecimalRules.literal(text);
    boolean exponent = text.toLowerCase(Locale.ROOT).contains("e");
    return builder.append(
        exponent && type.name().equals("decimal")
            ? "CAST('%s' AS %s)".formatted(new BigDecimal(text).toPlainString(), type.duckDb())
            : text);
  }

  /** Doris has one collation, and takes COLLATE without a meaning. */
  @Override
  public <S> StringBuilder visit(CollateExpression collate, S context) {
    return collate.getLeftExpression().accept(this, context);
  }

  @Override
  public <S> StringBuilder visit(IntegerDivision division, S context) {
    return builder
        .append('(')
        .append(whole(division.getLeftExpression(), context))
        .append(" // ")
        .append(whole(division.getRightExpression(), context))
        .append(')');
  }

  /** Only whole numbers are divided so, and what is none is cut off before. */
  private <S> String whole(Expression operand, S context) {
    DorisType type = type(operand);
    String text = text(operand, context);
    return type == null || Casts.isWhole(type)
        ? text
        : Casts.to(DorisType.of("bigint"), text, false);
  }

  @Override
  public <S> StringBuilder visit(RegExpMatchOperator match, S context) {
    return regexp(match.getLeftExpression(), match.getRightExpression(), false, context);
  }

  @Override
  public <S> StringBuilder deparse(
      OldOracleJoinBinaryExpression comparison, String operator, S context) {
    Expression left = comparison.getLeftExpression();
    Expression right = comparison.getRightExpression();
    SketchUses.checkCompared(comparison, type(left), type(right));
    boolean addresses = IpKeys.isAddress(type(left)) || IpKeys.isAddress(type(right));
    comparison.setLeftExpression(IpKeys.operand(compared(left, right), addresses));
    comparison.setRightExpression(IpKeys.operand(compared(right, left), addresses));
    return super.deparse(comparison, operator, context);
  }

  private Expression compared(Expression operand, Expression other) {
    Expression value = VariantComparisons.operand(operand, other);
    return value == operand
        ? Comparisons.operand(TimeLiterals.operand(operand, other, this::type), other, this::type)
        : TimeLiterals.operand(value, other, this::type);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <S> StringBuilder visit(InExpression in, S context) {
    if (soughtInBitmaps(in, context)) {
      return builder;
    }
    if (in.getRightExpression() instanceof ExpressionList<?> list) {
      SketchUses.checkListed(in, type(in.getLeftExpression()));
      TimeLiterals.operands(list, in.getLeftExpression(), this::type);
      if (IpKeys.isAddress(type(in.getLeftExpression()))) {
        ((ExpressionList<Expression>) list).replaceAll(IpKeys::key);
        in.setLeftExpression(IpKeys.key(in.getLeftExpression()));
      }
      in.setLeftExpression(VariantComparisons.operand(in.getLeftExpression(), list));
      Comparisons.ofList(in, (ExpressionList<Expression>) list, this::type);
    }
    return super.visit(in, context);
  }

  @Override
  public <S> StringBuilder visit(Between between, S context) {
    Expression value = between.getLeftExpression();
    Comparisons.ofBetween(between, this::type);
    between.setBetweenExpressionStart(
        TimeLiterals.operand(between.getBetweenExpressionStart(), value, this::type));
    between.setBetweenExpressionEnd(
        TimeLiterals.operand(between.getBetweenExpressionEnd(), value, this::type));
    between.setLeftExpression(
        VariantComparisons.operand(
            between.getLeftExpression(), between.getBetweenExpressionStart()));
    if (IpKeys.isAddress(type(value))) {
      between.setLeftExpression(IpKeys.key(between.getLeftExpression()));
      between.setBetweenExpressionStart(IpKeys.key(between.getBetweenExpressionStart()));
      between.setBetweenExpressionEnd(IpKeys.key(between.getBetweenExpressionEnd()));
    }
    return super.visit(between, context);
  }

  @Override
  public <S> StringBuilder visit(CaseExpression choice, S context) {
    Comparisons.ofCase(choice, this::type);
    CommonTexts.ofCase(choice, this::type);
    return super.visit(choice, context);
  }

  @Override
  public <S> StringBuilder visit(LikeExpression like, S context) {
    like.setLeftExpression(
        VariantComparisons.operand(like.getLeftExpression(), like.getRightExpression()));
    String keyword = String.valueOf(like.getLikeKeyWord());
    if (keyword.equalsIgnoreCase("REGEXP") || keyword.equalsIgnoreCase("RLIKE")) {
      return regexp(like.getLeftExpression(), like.getRightExpression(), like.isNot(), context);
    }
    if (MatchExpression.is(like)) {
      return match(like, context);
    }
    return like.getEscape() == null ? like(like, context) : super.visit(like, context);
  }

  private <S> StringBuilder match(LikeExpression match, S context) {
    Column column = MatchExpression.column(match);
    StoredColumn stored = MatchExpression.stored(match, column, getSelectVisitor());
    return builder.append(MatchExpression.sql(match, stored, text(column, context), session));
  }

  /** A backslash escapes what has a meaning in patterns, and is itself before anything else. */
  private <S> StringBuilder like(LikeExpression like, S context) {
    like.getLeftExpression().accept(this, context);
    builder.append(like.isNot() ? " NOT " : " ").append(like.getLikeKeyWord()).append(' ');
    if (like.getRightExpression() instanceof StringValue text
        && text.getValue().indexOf('\\') < 0) {
      return text.accept(this, context);
    }
    builder.append("doris_like_pattern(");
    like.getRightExpression().accept(this, context);
    return builder.append(") ESCAPE '\\'");
  }

  @Override
  public <S> StringBuilder visit(BitwiseXor xor, S context) {
    return builder
        .append("xor(")
        .append(text(xor.getLeftExpression(), context))
        .append(", ")
        .append(text(xor.getRightExpression(), context))
        .append(')');
  }

  private <S> StringBuilder regexp(Expression text, Expression pattern, boolean not, S context) {
    builder.append(not ? "(NOT regexp_matches(" : "(regexp_matches(");
    text.accept(this, context);
    builder.append(", ");
    pattern.accept(this, context);
    return builder.append("))");
  }

  @Override
  public <S> StringBuilder visit(CastExpression cast, S context) {
    return builder.append(
        DuckCasts.cast(
            cast,
            text(cast.getLeftExpression(), context),
            type(cast.getLeftExpression()),
            TimeZones.of(session),
            strict));
  }
}
