package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The header {@code columns} of a stream load, for example {@code k, day, v = hour(day) + 1}.
 *
 * @param file names of the file's columns, in order
 * @param made columns that are worked out of them, and of those made before, in order
 */
record LoadColumns(List<String> file, List<Made> made) {
  /** A column and what it is worked out of. */
  record Made(String name, Expression expression) {}

  /**
   * @throws StatementError if it is neither names nor assignments
   */
  static LoadColumns parse(String text) {
    List<String> file = new ArrayList<>();
    List<Made> made = new ArrayList<>();
    for (String item : items(text)) {
      SqlLexer lexer = new SqlLexer(item);
      String name = lexer.name();
      if (lexer.kind() == SqlLexer.Kind.END) {
        file.add(name);
      } else {
        lexer.expectSymbol("=");
        made.add(new Made(name, expression(item.substring(lexer.start()))));
      }
    }
    return new LoadColumns(List.copyOf(file), List.copyOf(made));
  }

  /** Columns of the file: those that are named, or those of the table that it has to give. */
  List<String> of(OlapTable table) {
    if (!file.isEmpty()) {
      return file;
    }
    return table.visibleColumns().stream()
        .filter(column -> column.generated() == null)
        .map(column -> column.name())
        .filter(name -> !isConstant(name))
        .toList();
  }

  /**
   * Whether a column is the same in all rows, so that a file whose columns are not named lacks it.
   */
  private boolean isConstant(String name) {
    return isConstant(name, made.size());
  }

  /**
   * @param before how many of those that are made may be meant
   */
  private boolean isConstant(String name, int before) {
    int at = before - 1;
    while (at >= 0 && !made.get(at).name().equalsIgnoreCase(name)) {
      at--;
    }
    if (at < 0) {
      return false;
    }
    int own = at;
    boolean[] reads = new boolean[1];
    made.get(at)
        .expression()
        .accept(
            new ExpressionVisitorAdapter<Void>() {
              @Override
              public <S> Void visit(Column column, S context) {
                String read = column.getColumnName();
                reads[0] |=
                    !DuckExpressions.isConstant(read) && !isConstant(Identifiers.plain(read), own);
                return null;
              }
            },
            null);
    return !reads[0];
  }

  /** An expression of Doris's SQL. */
  static Expression expression(String text) {
    if (SqlRewriter.parse("SELECT " + text) instanceof PlainSelect select
        && select.getFromItem() == null
        && select.getSelectItems().size() == 1
        && select.getSelectItem(0).getAlias() == null) {
      return select.getSelectItem(0).getExpression();
    }
    throw StatementError.general("an expression was expected: " + text);
  }

  private static List<String> items(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int from = 0;
    SqlLexer lexer = new SqlLexer(text);
    for (; lexer.kind() != SqlLexer.Kind.END; lexer.next()) {
      if (lexer.isSymbol("(")) {
        depth++;
      } else if (lexer.isSymbol(")")) {
        depth--;
      } else if (depth == 0 && lexer.isSymbol(",")) {
        items.add(text.substring(from, lexer.start()));
        from = lexer.start() + 1;
      }
    }
    if (!text.substring(from).isBlank()) {
      items.add(text.substring(from));
    }
    return items;
  }
}
