package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.session.StatementError;

/** Says that a query names a table that is not there. */
final class UnknownTableError extends StatementError {
  private static final long serialVersionUID = 1L;

  private final String table;

  UnknownTableError(TableRef ref) {
    super(1105, "HY000", message(ref));
    this.table = ref.table();
  }

  private UnknownTableError(String message, String table) {
    super(1105, "HY000", message);
    this.table = table;
  }

  private static String message(TableRef ref) {
    return "errCode = 2, detailMessage = Table ["
        + ref.table()
        + "] does not exist in database ["
        + ref.database()
        + "].";
  }

  /** The same error with the place of the table in its statement, as Doris gives it. */
  UnknownTableError in(String sql) {
    SqlLexer lexer = new SqlLexer(sql);
    int qualified = -1;
    while (lexer.kind() != SqlLexer.Kind.END) {
      int start = qualified < 0 ? lexer.start() : qualified;
      boolean found = lexer.text().equals(table);
      lexer.next();
      if (lexer.isSymbol(".")) {
        qualified = start;
        lexer.next();
      } else if (found) {
        return new UnknownTableError(getMessage() + place(sql, start), table);
      } else {
        qualified = -1;
      }
    }
    return this;
  }

  private static String place(String sql, int at) {
    long line = sql.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int column = at - sql.lastIndexOf('\n', at) - 1;
    return "(line " + line + ", pos " + column + ")";
  }
}
