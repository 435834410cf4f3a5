package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Parses statements, and writes their queries and expressions for DuckDB. For one statement. */
final class SqlRewriter {
  /** The parser's own are eight seconds, which a long text takes where processors are short. */
  private static final long LIMIT_MILLIS = 600_000;

  private final Session session;
  private final Relations relations;
  private boolean strict;
  private List<TypedColumn> columns = List.of();
  private List<String> texts = List.of();

  SqlRewriter(Session session, Relations relations) {
    this.session = session;
    this.relations = relations;
  }

  /** Makes CAST fail where it otherwise gives NULL, as in what loads rows. */
  SqlRewriter strict() {
    strict = true;
    return this;
  }

  /** Has the next query's columns called as they were typed. */
  SqlRewriter typed(String sql) {
    texts = ItemTexts.of(sql);
    return this;
  }

  private DuckExpressions expressions() {
    DuckExpressions expressions = new DuckExpressions(session);
    return strict ? expressions.strict() : expressions;
  }

  /**
   * @throws StatementError with the position of a mistake
   */
  static Statement parse(String sql) {
    String normal = Normalizer.normalize(sql);
    try {
      return CCJSqlParserUtil.parse(
          normal, p -> p.withSquareBracketQuotation(false).withTimeOut(LIMIT_MILLIS));
    } catch (JSQLParserException e) {
      throw syntaxError(e);
    }
  }

  private static StatementError syntaxError(JSQLParserException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getMessage() == null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage()).strip();
    int end = message.indexOf("\n\n");
    String first = end < 0 ? message : message.substring(0, end);
    String plain = first.replaceFirst("^[\\w.]*Exception: ", "");
    return StatementError.general(plain.replaceAll("\\s+", " "));
  }

  String select(Select select) {
    StringBuilder out = new StringBuilder();
    DuckExpressions expressions = expressions();
    expressions.setAliases(relations.aliases());
    DuckSelects selects = new DuckSelects(relations);
    expressions.setSelectVisitor(selects);
    expressions.setBuilder(out);
    selects.setExpressionVisitor(expressions);
    selects.setBuilder(out);
    selects.hideAllIn(select);
    columns = selects.columns(select, texts);
    select.accept((net.sf.jsqlparser.statement.select.SelectVisitor<StringBuilder>) selects, null);
    return out.toString();
  }

  /** Of the last query: those of its columns that hold times; empty = not known. */
  List<String> resultTypes() {
    return columns.stream()
        .map(c -> c.type() != null && c.type().holdsTime() ? c.type().text() : "")
        .toList();
  }

  /** What the last query answers; empty = not known. */
  List<TypedColumn> columns() {
    return columns;
  }

  /** Text of a query, be it SELECT, WITH or VALUES. */
  String query(String sql) {
    return query(parse(sql));
  }

  /**
   * The same of one that is parsed.
   *
   * @param statement is changed by being written
   * @throws StatementError if it is no query
   */
  String query(Statement statement) {
    if (statement instanceof Select select) {
      return select(select);
    }
    throw StatementError.general(
        "a query was expected, not " + statement.getClass().getSimpleName());
  }

  String expression(Expression expression) {
    return expression(expression, expressions());
  }

  String expression(Expression expression, DuckExpressions expressions) {
    StringBuilder out = new StringBuilder();
    expressions.setAliases(relations.aliases());
    DuckSelects selects = new DuckSelects(relations);
    expressions.setSelectVisitor(selects);
    expressions.setBuilder(out);
    selects.setExpressionVisitor(expressions);
    selects.setBuilder(out);
    expression.accept(expressions, null);
    return out.toString();
  }
}
