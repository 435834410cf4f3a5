package org.dorisdr.minidoris.fe.session;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.minidoris.common.ResourceLines;
import org.dorisdr.sql.stock.StockSql;
import org.dorisdr.sql.stock.StockSyntaxException;

/**
 * The statements of Doris that minidoris does not have, so that who types one is told just that and
 * does not look for an error of syntax. Stateless.
 */
final class UnbuiltStatements {
  private static final String FILE = "unbuilt-statements.txt";
  private static final String THERE = "- ";
  private static final int MOST_WORDS = 4;
  private static final Set<String> LINES = lines();

  private UnbuiltStatements() {}

  /** What to say of a text that the grammar does not take. */
  static StatementError error(String text, StockSyntaxException syntax) {
    return StatementError.general(
        name(text)
            .map(name -> "minidoris does not do " + name + ", which is a statement of Doris")
            .orElseGet(syntax::display));
  }

  /** The first words by which Doris knows a statement that is none here, or empty. */
  static Optional<String> name(String text) {
    List<String> words = StockSql.firstWords(text, MOST_WORDS);
    for (int count = words.size(); count > 0; count--) {
      String name = String.join(" ", words.subList(0, count)).toUpperCase(Locale.ROOT);
      if (LINES.contains(THERE + name)) {
        return Optional.empty();
      }
      if (LINES.contains(name)) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static Set<String> lines() {
    return Set.copyOf(ResourceLines.of(UnbuiltStatements.class, FILE));
  }
}
