package org.dorisdr.minidoris.fe.backup;

import java.util.List;
import java.util.function.Predicate;
import org.dorisdr.minidoris.common.LikePattern;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.backup.Condition;

/** The WHERE clause of SHOW BACKUP and SHOW RESTORE. Stateless. */
final class JobFilter {
  private JobFilter() {}

  /**
   * @param key the only column that the clause may name
   * @param hint the error if it is another one
   */
  static Predicate<String> of(List<Condition> conditions, String key, String hint) {
    if (conditions.isEmpty()) {
      return label -> true;
    }
    Condition condition = conditions.get(0);
    if (conditions.size() > 1
        || !condition.key().equalsIgnoreCase(key)
        || condition.value().isEmpty()) {
      throw StatementError.general(hint);
    }
    return condition.like()
        ? LikePattern.of(condition.value(), true)::matches
        : condition.value()::equals;
  }
}
