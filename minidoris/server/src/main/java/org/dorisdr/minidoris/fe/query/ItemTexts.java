package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The texts of what a query selects, as they were typed: expressions without an alias are called by
 * them. For one statement by one thread.
 */
final class ItemTexts {
  private static final Set<String> ENDS =
      Set.of(
          "from",
          "where",
          "group",
          "having",
          "order",
          "limit",
          "union",
          "intersect",
          "except",
          "minus",
          "into",
          "lateral",
          "qualify",
          "window");

  private final SqlLexer lexer;
  private final String sql;
  private final List<String> texts = new ArrayList<>();
  private int depth;

  private ItemTexts(String sql) {
    this.sql = sql;
    this.lexer = new SqlLexer(sql);
  }

  /** One an item, alias and all; empty if there is no SELECT. */
  static List<String> of(String sql) {
    ItemTexts items = new ItemTexts(sql);
    items.read();
    return items.texts;
  }

  private void read() {
    while (lexer.isSymbol("(")) {
      lexer.next();
    }
    while (!(depth == 0 && lexer.isWord("select"))) {
      if (lexer.kind() == SqlLexer.Kind.END) {
        return;
      }
      step();
    }
    lexer.next();
    if (lexer.isWord("distinct") || lexer.isWord("all")) {
      lexer.next();
    }
    do {
      item();
    } while (lexer.acceptSymbol(","));
  }

  private void item() {
    int from = lexer.start();
    int to = from;
    boolean star = false;
    while (!ends(star)) {
      star = lexer.isSymbol("*") && depth == 0;
      to = lexer.end();
      step();
    }
    texts.add(sql.substring(from, to));
  }

  /**
   * @param star whether EXCEPT belongs to what stands before
   */
  private boolean ends(boolean star) {
    if (lexer.kind() == SqlLexer.Kind.END) {
      return true;
    }
    if (depth > 0) {
      return false;
    }
    return lexer.isSymbol(",")
        || lexer.isSymbol(")")
        || lexer.isSymbol(";")
        || (!star
            && lexer.kind() == SqlLexer.Kind.WORD
            && ENDS.contains(lexer.text().toLowerCase(Locale.ROOT)));
  }

  private void step() {
    if (lexer.kind() == SqlLexer.Kind.SYMBOL) {
      depth +=
          switch (lexer.text()) {
            case "(", "[", "{" -> 1;
            case ")", "]", "}" -> -1;
            default -> 0;
          };
    }
    lexer.next();
  }
}
