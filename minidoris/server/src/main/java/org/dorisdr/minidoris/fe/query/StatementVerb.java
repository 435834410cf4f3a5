package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import java.util.Set;

/**
 * What a statement does, by its first word, or by that behind the queries that WITH names.
 *
 * @param word in lower case; {@code with} if nothing follows the queries
 * @param start where that word begins
 */
record StatementVerb(String word, int start) {
  private static final int FIRST = 4096;
  private static final Set<String> AFTER_WITH = Set.of("select", "insert", "update", "delete");

  static StatementVerb of(String sql) {
    SqlLexer first = new SqlLexer(sql.substring(0, Math.min(sql.length(), FIRST)) + " ");
    String word = first.text().toLowerCase(Locale.ROOT);
    return word.equals("with")
        ? afterWith(sql, new StatementVerb(word, first.start()))
        : new StatementVerb(word, first.start());
  }

  private static StatementVerb afterWith(String sql, StatementVerb with) {
    SqlLexer lexer = new SqlLexer(sql);
    int depth = 0;
    while (lexer.kind() != SqlLexer.Kind.END) {
      if (lexer.isSymbol("(")) {
        depth++;
      } else if (lexer.isSymbol(")")) {
        depth--;
      } else if (depth == 0 && lexer.kind() == SqlLexer.Kind.WORD) {
        String word = lexer.text().toLowerCase(Locale.ROOT);
        if (AFTER_WITH.contains(word)) {
          return new StatementVerb(word, lexer.start());
        }
      }
      lexer.next();
    }
    return with;
  }

  boolean writes() {
    return word.equals("insert") || word.equals("update") || word.equals("delete");
  }
}
