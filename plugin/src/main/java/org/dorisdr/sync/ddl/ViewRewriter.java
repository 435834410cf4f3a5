package org.dorisdr.sync.ddl;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.ddl.SourceText.Edit;

/** Views over tables of the source as views over the same tables of the target. Stateless. */
final class ViewRewriter {
  private ViewRewriter() {}

  /** CREATE VIEW of another name over tables of another database. */
  static String createView(String sql, String source, String target, String view)
      throws UnexpectedForm {
    SourceText text = SourceText.of(sql);
    int name = text.expect(0, "CREATE", "VIEW");
    int after = text.afterName(name);
    List<Edit> edits = new ArrayList<>();
    edits.add(text.edit(name, after, Names.quote(target, view)));
    edits.addAll(CommentTexts.inView(text.tokens(), after));
    edits.addAll(databaseEdits(text, after, source, target));
    String out = text.with(edits).stripTrailing();
    return out.endsWith(";") ? out.substring(0, out.length() - 1) : out;
  }

  /** A query over tables of {@code source} as one over the same tables of {@code target}. */
  static String query(String sql, String source, String target) throws UnexpectedForm {
    SourceText text = SourceText.of(sql);
    return text.with(databaseEdits(text, 0, source, target));
  }

  /**
   * Doris writes every table in a view as {@code `internal`.`db`.`table`}, and every function of a
   * user as {@code `db`.`function`(…)}.
   */
  private static List<Edit> databaseEdits(SourceText text, int from, String source, String target) {
    List<Edit> edits = new ArrayList<>();
    for (int i = from; i + 3 < text.size(); i++) {
      if (i > 0 && text.isAt(i - 1, ".")) {
        continue;
      }
      if (isTable(text, i, source)) {
        edits.add(text.edit(i + 2, i + 3, Names.quote(target)));
      } else if (isFunction(text, i, source)) {
        edits.add(text.edit(i, i + 1, Names.quote(target)));
      }
    }
    return edits;
  }

  private static boolean isTable(SourceText text, int i, String database) {
    return text.isName(i, "internal")
        && text.isAt(i + 1, ".")
        && text.isName(i + 2, database)
        && text.isAt(i + 3, ".");
  }

  private static boolean isFunction(SourceText text, int i, String database) {
    return text.isName(i, database)
        && text.isAt(i + 1, ".")
        && text.token(i + 2).isName()
        && text.isAt(i + 3, "(");
  }
}
