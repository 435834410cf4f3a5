package org.dorisdr.recyclebin;

import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.DroppedDatabases.DroppedView;
import org.dorisdr.host.DroppedDatabases.ViewColumn;
import org.dorisdr.sql.DorisDrLexer;

/** Writes the CREATE VIEW of a view that was dropped with its database. Stateless. */
final class ViewSql {
  private ViewSql() {}

  /**
   * The statement that makes the view again.
   *
   * @param oldDatabase name of the database when it was dropped
   * @param newDatabase its name now; tables of the old one are looked for there
   */
  static String create(DroppedView view, String oldDatabase, String newDatabase) {
    return "CREATE VIEW "
        + Names.quote(newDatabase, view.name())
        + columns(view)
        + comment(view.comment())
        + " AS "
        + query(view.query(), oldDatabase, newDatabase);
  }

  /** A query that reads the tables of a database under its new name. */
  static String query(String query, String oldDatabase, String newDatabase) {
    return oldDatabase.equals(newDatabase) ? query : moved(query, oldDatabase, newDatabase);
  }

  /** In parentheses, behind a space; empty if there are none. */
  static String columns(DroppedView view) {
    return view.columns().isEmpty()
        ? ""
        : view.columns().stream().map(ViewSql::column).collect(Collectors.joining(", ", " (", ")"));
  }

  private static String column(ViewColumn column) {
    return Names.quote(column.name()) + comment(column.comment());
  }

  static String comment(String comment) {
    return comment.isEmpty() ? "" : " COMMENT " + Names.literal(comment);
  }

  /** Doris writes every table in a view as {@code `internal`.`db`.`table`}. */
  private static String moved(String query, String oldDatabase, String newDatabase) {
    DorisDrLexer lexer = new DorisDrLexer(CharStreams.fromString(query));
    lexer.removeErrorListeners();
    List<? extends Token> tokens =
        lexer.getAllTokens().stream().filter(t -> t.getChannel() == 0).toList();
    StringBuilder out = new StringBuilder();
    int at = 0;
    int[] offsets = query.codePoints().map(Character::charCount).toArray();
    int[] starts = new int[offsets.length + 1];
    for (int i = 0; i < offsets.length; i++) {
      starts[i + 1] = starts[i] + offsets[i];
    }
    for (int i = 2; i + 1 < tokens.size(); i++) {
      boolean database =
          isName(tokens.get(i - 2), "internal")
              && tokens.get(i - 1).getType() == DorisDrLexer.DOT
              && isName(tokens.get(i), oldDatabase)
              && tokens.get(i + 1).getType() == DorisDrLexer.DOT
              && (i == 2 || tokens.get(i - 3).getType() != DorisDrLexer.DOT);
      if (database) {
        // The lexer counts code points.
        out.append(query, at, starts[tokens.get(i).getStartIndex()])
            .append(Names.quote(newDatabase));
        at = starts[tokens.get(i).getStopIndex() + 1];
      }
    }
    return out.append(query, at, query.length()).toString();
  }

  private static boolean isName(Token token, String name) {
    String text = token.getText();
    return token.getType() == DorisDrLexer.QUOTED_NAME
        ? text.equals(Names.quote(name))
        : text.equals(name);
  }
}
