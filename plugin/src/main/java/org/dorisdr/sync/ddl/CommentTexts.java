package org.dorisdr.sync.ddl;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.ddl.SourceText.Edit;

/**
 * Comments of the source as literals that Doris reads as the same text. It writes them without
 * escaping backslashes, and reads them in three ways. Stateless.
 */
final class CommentTexts {
  private CommentTexts() {}

  /**
   * For MODIFY … COMMENT, of which Doris keeps what stands between the quotes, backslashes and all;
   * so what came from there fits between one kind of quotes.
   */
  static String modified(String text) {
    for (String quote : List.of("\"", "'")) {
      String literal = quote + text + quote;
      if (isLiteral(literal)) {
        return literal;
      }
    }
    return Names.literal(text);
  }

  private static boolean isLiteral(String text) {
    try {
      List<SqlToken> tokens = SqlToken.all(text);
      return tokens.size() == 1 && tokens.get(0).end() == text.length();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * What has to be written otherwise in a CREATE TABLE: double quotes are escaped there,
   * backslashes are not.
   *
   * @throws UnexpectedForm if a column's comment has a backslash, which Doris would drop
   */
  static List<Edit> inTable(List<SqlToken> tokens, int from) throws UnexpectedForm {
    List<Edit> edits = new ArrayList<>();
    int depth = 0;
    boolean index = false;
    for (int i = from; i + 1 < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (token.is("(") || token.is("[")) {
        depth++;
      } else if (token.is(")") || token.is("]")) {
        depth--;
      } else if (isComment(tokens, i)) {
        String text = inside(tokens.get(i + 1)).replace("\\\"", "\"");
        if (text.contains("\\")) {
          if (depth > 0 && !index) {
            throw new UnexpectedForm("a comment has a backslash: " + text);
          }
          edits.add(edit(tokens.get(i + 1), text));
        }
      }
      if (depth == 1 && (token.is("(") || token.is(","))) {
        index = tokens.get(i + 1).is("INDEX");
      }
    }
    return edits;
  }

  /** The same before the query of a CREATE VIEW, where nothing is escaped. */
  static List<Edit> inView(List<SqlToken> tokens, int from) {
    List<Edit> edits = new ArrayList<>();
    for (int i = from; i + 1 < tokens.size() && !tokens.get(i).is("AS"); i++) {
      if (isComment(tokens, i) && inside(tokens.get(i + 1)).contains("\\")) {
        edits.add(edit(tokens.get(i + 1), inside(tokens.get(i + 1))));
      }
    }
    return edits;
  }

  private static boolean isComment(List<SqlToken> tokens, int i) {
    return tokens.get(i).is("COMMENT") && tokens.get(i + 1).kind() == SqlToken.Kind.STRING;
  }

  private static String inside(SqlToken literal) {
    return literal.text().substring(1, literal.text().length() - 1);
  }

  private static Edit edit(SqlToken literal, String text) {
    return new Edit(literal.start(), literal.end(), Names.literal(text));
  }
}
