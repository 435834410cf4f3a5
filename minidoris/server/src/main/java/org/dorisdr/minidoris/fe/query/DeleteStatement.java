package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.WithItem;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * A DELETE, taken apart: USING takes whatever FROM of a query takes, and WITH may name queries.
 *
 * @param with null without WITH
 * @param using null without USING
 * @param where null if all rows are meant
 */
record DeleteStatement(
    Table table, List<WithItem<?>> with, FromItem using, List<Join> joins, Expression where) {

  /**
   * @throws StatementError with the position of a mistake
   */
  static DeleteStatement parse(String sql) {
    int start = StatementVerb.of(sql).start();
    String delete = sql.substring(start);
    int using = find(delete, 0, "using");
    int where = find(delete, Math.max(using, 0), "where");
    int end = where < 0 ? delete.length() : where;
    String target = delete.substring(0, using < 0 ? end : using) + " " + delete.substring(end);
    String relations = using < 0 ? "" : " FROM " + delete.substring(using + 5, end);
    Delete plain = delete(target);
    PlainSelect others = others(sql.substring(0, start) + " SELECT 1" + relations);
    return new DeleteStatement(
        plain.getTable(),
        others.getWithItemsList(),
        others.getFromItem(),
        others.getJoins(),
        plain.getWhere());
  }

  private static Delete delete(String sql) {
    Statement statement = SqlRewriter.parse(sql);
    if (statement instanceof Delete delete) {
      return delete;
    }
    throw StatementError.general("a DELETE was expected, not " + statement);
  }

  private static PlainSelect others(String sql) {
    Statement statement = SqlRewriter.parse(sql);
    if (statement instanceof PlainSelect select) {
      return select;
    }
    throw StatementError.general("minidoris does not support USING " + statement);
  }

  /** Where a word stands outside of parentheses; -1 = nowhere. */
  private static int find(String sql, int from, String word) {
    SqlLexer lexer = new SqlLexer(sql.substring(from));
    int depth = 0;
    while (lexer.kind() != SqlLexer.Kind.END) {
      if (lexer.isSymbol("(")) {
        depth++;
      } else if (lexer.isSymbol(")")) {
        depth--;
      } else if (depth == 0 && lexer.isWord(word)) {
        return from + lexer.start();
      }
      lexer.next();
    }
    return -1;
  }

  /** Whether other relations than the target tell which rows go. */
  boolean usesOthers() {
    return using != null || with != null;
  }
}
