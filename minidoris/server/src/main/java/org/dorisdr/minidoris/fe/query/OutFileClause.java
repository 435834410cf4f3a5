package org.dorisdr.minidoris.fe.query;

import java.util.Optional;

/** Finds {@code INTO OUTFILE} behind a query, which minidoris refuses. Stateless. */
final class OutFileClause {
  private OutFileClause() {}

  /** The query before the clause; empty if there is no such clause. */
  static Optional<String> queryBefore(String sql) {
    SqlLexer lexer = new SqlLexer(sql);
    while (lexer.kind() != SqlLexer.Kind.END) {
      int start = lexer.start();
      if (lexer.acceptWord("into") && lexer.isWord("outfile")) {
        return Optional.of(sql.substring(0, start));
      } else if (lexer.start() == start) {
        lexer.next();
      }
    }
    return Optional.empty();
  }
}
