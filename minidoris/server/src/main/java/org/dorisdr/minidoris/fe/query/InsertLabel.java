package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.session.StatementError;

/** Finds the label of an INSERT before its rows are read. Stateless. */
final class InsertLabel {
  private InsertLabel() {}

  /**
   * Throws Doris's error, of COM_STMT_PREPARE, if an INSERT has a label ({@code PrepareCommand}).
   */
  static void refuse(String sql) {
    SqlLexer lexer = new SqlLexer(sql);
    if (!lexer.acceptWord("insert")) {
      return;
    }
    while (lexer.kind() != SqlLexer.Kind.END
        && !lexer.isWord("values")
        && !lexer.isWord("select")) {
      if (lexer.acceptWord("with") && lexer.isWord("label")) {
        throw StatementError.general("Only support prepare Group Commit without label");
      }
      lexer.next();
    }
  }
}
