package org.dorisdr.sync.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.ddl.SourceText.Edit;

/** Statements about tables of the source as statements that mean the same there. Stateless. */
final class TableRewriter {
  private TableRewriter() {}

  /** ALTER TABLE of another name. */
  static String alterTable(String sql, String database, String table) throws UnexpectedForm {
    SourceText text = SourceText.of(sql);
    checkDefaults(text);
    int name = text.expect(0, "ALTER", "TABLE");
    String target = Names.quote(database, table);
    return text.with(List.of(text.edit(name, text.afterName(name), target)));
  }

  /** CREATE TABLE in another database, harmless if the table is there. */
  static String createTable(
      String sql, String database, String table, Map<String, String> overrides)
      throws UnexpectedForm {
    SourceText text = SourceText.of(sql);
    checkDefaults(text);
    int first = text.expect(0, "CREATE", "TABLE");
    int after = text.afterName(text.afterIfNotExists(first));
    List<Edit> edits = new ArrayList<>();
    edits.add(text.edit(first, after, "IF NOT EXISTS " + Names.quote(database, table)));
    edits.addAll(CarriedProperties.withoutPolicies(text, after));
    edits.addAll(CommentTexts.inTable(text.tokens(), after));
    edits.addAll(OpenRanges.edits(text.tokens(), after));
    edits.addAll(CarriedProperties.ofCreate(text, overrides));
    return text.with(edits);
  }

  /**
   * Doris writes a backslash before a double quote in a default, and takes it for a part of the
   * default when it reads that again.
   */
  private static void checkDefaults(SourceText text) throws UnexpectedForm {
    for (int i = 0; i + 1 < text.size(); i++) {
      SqlToken value = text.token(i + 1);
      if (text.isAt(i, "DEFAULT")
          && value.kind() == SqlToken.Kind.STRING
          && value.text().contains("\\\"")) {
        throw new UnexpectedForm("a default has a double quote: " + value.text());
      }
    }
  }
}
