package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Locale;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.ArrayConstructor;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.CollateExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.MySQLGroupConcat;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.UserVariable;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.RegExpMatchOperator;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.util.deparser.ExpressionDeParser;
import org.dorisdr.minidoris.fe.session.Session;

/** Writes expressions of Doris's SQL in DuckDB's. For one statement by one thread. */
class DuckExpressions extends ExpressionDeParser {
  private final Session session;

  DuckExpressions(Session session) {
    this.session = session;
  }

  @Override
  public <S> StringBuilder visit(Column column, S context) {
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
    if (bare && isConstant(name)) {
      return builder.append(name);
    }
    builder.append(Identifiers.quoted(name));
    // The parser takes the first [] for a part of the name.
    ArrayConstructor element = column.getArrayConstructor();
    return element == null ? builder : element.accept(this, context);
  }

  private static boolean isConstant(String name) {
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

  /** Doris has one collation, and takes COLLATE without a meaning. */
  @Override
  public <S> StringBuilder visit(CollateExpression collate, S context) {
    return collate.getLeftExpression().accept(this, context);
  }

  @Override
  public <S> StringBuilder visit(IntegerDivision division, S context) {
    builder.append('(');
    division.getLeftExpression().accept(this, context);
    builder.append(" // ");
    division.getRightExpression().accept(this, context);
    return builder.append(')');
  }

  @Override
  public <S> StringBuilder visit(RegExpMatchOperator match, S context) {
    return regexp(match.getLeftExpression(), match.getRightExpression(), false, context);
  }

  @Override
  public <S> StringBuilder visit(LikeExpression like, S context) {
    String keyword = String.valueOf(like.getLikeKeyWord());
    if (keyword.equalsIgnoreCase("REGEXP") || keyword.equalsIgnoreCase("RLIKE")) {
      return regexp(like.getLeftExpression(), like.getRightExpression(), like.isNot(), context);
    }
    super.visit(like, context);
    if (like.getEscape() == null
        && like.getRightExpression() instanceof StringValue pattern
        && pattern.getValue().indexOf('\\') >= 0) {
      builder.append(" ESCAPE '\\'");
    }
    return builder;
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
    int start = builder.length();
    cast.getLeftExpression().accept(this, context);
    String value = builder.substring(start);
    builder.setLength(start);
    return builder.append(DuckCasts.cast(cast, value));
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
            ? "current_date"
            : "CAST(now() AS TIMESTAMP_S)");
  }

  @Override
  public <S> StringBuilder visit(MySQLGroupConcat concat, S context) {
    builder.append("string_agg(").append(concat.isDistinct() ? "DISTINCT " : "").append("CAST(");
    concat.getExpressionList().get(0).accept(this, context);
    builder.append(" AS VARCHAR), ");
    String separator = concat.getSeparator();
    builder.append(separator == null ? "','" : separator);
    return ordered(concat.getOrderByElements(), context);
  }

  @Override
  public <S> StringBuilder visit(Function function, S context) {
    String name = Identifiers.plain(function.getName()).toLowerCase(Locale.ROOT);
    ExpressionList<?> parameters = function.getParameters();
    int count = parameters == null ? 0 : parameters.size();
    if (count == 0) {
      String value = constant(name);
      if (value != null) {
        return builder.append(value);
      }
    }
    switch (name) {
      case "date_format", "str_to_date", "from_unixtime" -> {
        if (count == 2) {
          return formatted(name, parameters, context);
        }
      }
      case "group_concat" -> {
        return groupConcat(function, context);
      }
      case "timestampdiff" -> {
        if (count == 3) {
          return timestampDiff(parameters, context);
        }
      }
      case "upper", "lower", "ucase", "lcase" -> {
        if (count == 1) {
          builder.append(name.startsWith("u") ? "upper(CAST(" : "lower(CAST(");
          parameters.get(0).accept(this, context);
          return builder.append(" AS VARCHAR))");
        }
      }
      case "current_setting", "getvariable", "getenv", "txid_current", "version" ->
          throw TableFunctions.refusal(name);
      case "length" -> function.setName("strlen");
      case "to_days" -> function.setName("mysql_to_days");
      case "count" -> {
        if (function.isDistinct() && count > 1) {
          return countDistinct(parameters, context);
        }
      }
      default -> {}
    }
    return super.visit(function, context);
  }

  private String constant(String name) {
    String value = SessionValues.function(session, name);
    if (value != null) {
      return value;
    }
    return switch (name) {
      case "now", "current_timestamp", "localtime", "localtimestamp", "sysdate" ->
          "CAST(now() AS TIMESTAMP_S)";
      case "curdate", "current_date" -> "current_date";
      case "utc_timestamp" -> "CAST(now() AT TIME ZONE 'UTC' AS TIMESTAMP_S)";
      default -> null;
    };
  }

  private <S> StringBuilder formatted(
      String name, List<? extends Expression> parameters, S context) {
    builder.append(name).append('(');
    parameters.get(0).accept(this, context);
    builder.append(", ");
    if (parameters.get(1) instanceof StringValue format) {
      builder.append('\'').append(TimeFormats.duckDb(format.getValue())).append('\'');
    } else {
      parameters.get(1).accept(this, context);
    }
    return builder.append(')');
  }

  private <S> StringBuilder timestampDiff(List<? extends Expression> parameters, S context) {
    builder.append("date_sub('").append(Identifiers.plain(parameters.get(0).toString()));
    builder.append("', CAST(");
    parameters.get(1).accept(this, context);
    builder.append(" AS TIMESTAMP), CAST(");
    parameters.get(2).accept(this, context);
    return builder.append(" AS TIMESTAMP))");
  }

  private <S> StringBuilder groupConcat(Function function, S context) {
    List<? extends Expression> parameters = function.getParameters();
    builder.append("string_agg(").append(function.isDistinct() ? "DISTINCT " : "").append("CAST(");
    parameters.get(0).accept(this, context);
    builder.append(" AS VARCHAR), ");
    if (parameters.size() > 1) {
      parameters.get(1).accept(this, context);
    } else {
      builder.append("', '");
    }
    return ordered(function.getOrderByElements(), context);
  }

  private <S> StringBuilder ordered(List<OrderByElement> order, S context) {
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
  private <S> StringBuilder countDistinct(List<? extends Expression> parameters, S context) {
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

  /** AS clause with names in double quotes. */
  static String alias(Alias alias) {
    if (alias == null) {
      return "";
    }
    String columns = "";
    if (alias.getAliasColumns() != null) {
      columns =
          "("
              + String.join(
                  ", ",
                  alias.getAliasColumns().stream().map(c -> Identifiers.quoted(c.name)).toList())
              + ")";
    }
    return " AS " + Identifiers.quoted(unquoteText(alias.getName())) + columns;
  }

  private static String unquoteText(String name) {
    boolean text = name.length() > 1 && name.startsWith("'") && name.endsWith("'");
    return text ? name.substring(1, name.length() - 1) : name;
  }
}
