package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.ResourceLines;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.sql.stock.StockSql;

/**
 * Tells who types a statement of Doris that minidoris does not have, and may not run it in Doris
 * either, just that. Thread safe.
 */
final class UnbuiltRules {
  private static final String FILE = "unbuilt-privileges.txt";

  /** Of the words that a rule begins with. */
  private static final int MOST_WORDS = 4;

  private static final Map<String, UnbuiltRule> RULES = rules();

  private final UnbuiltChecks checks;

  UnbuiltRules(Privileges privileges) {
    this.checks = new UnbuiltChecks(privileges);
  }

  /**
   * @throws org.dorisdr.minidoris.fe.session.StatementError with Doris's code and text
   */
  void check(Session session, String text) {
    List<String> tokens = StockSql.firstWords(text, UnbuiltNames.MOST_TOKENS);
    rule(tokens)
        .ifPresent(
            rule -> {
              int words = rule.words().split(" ").length;
              List<String> rest = tokens.subList(words, tokens.size());
              checks.check(session, rule, new UnbuiltNames(session, rest));
            });
  }

  private static Optional<UnbuiltRule> rule(List<String> tokens) {
    for (int count = Math.min(MOST_WORDS, tokens.size()); count > 0; count--) {
      String words = String.join(" ", tokens.subList(0, count)).toUpperCase(Locale.ROOT);
      if (RULES.containsKey(words)) {
        return Optional.of(RULES.get(words));
      }
    }
    return Optional.empty();
  }

  private static Map<String, UnbuiltRule> rules() {
    return ResourceLines.of(UnbuiltRules.class, FILE).stream()
        .map(UnbuiltRule::of)
        .collect(Collectors.toUnmodifiableMap(UnbuiltRule::words, Function.identity()));
  }
}
