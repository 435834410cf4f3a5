package org.dorisdr.bench;

import java.util.Map;

/**
 * Whether a run of the backup benchmark kept the goals that it has measured: bytes sent for new
 * rowsets, and the time of a list. Stateless.
 */
final class BackupGoals {
  private static final double MOST_BYTES = 1.2;
  private static final double MOST_SECONDS = 2;

  private BackupGoals() {}

  /**
   * @throws BenchmarkException naming the row that misses its goal
   */
  static void check(Report report) {
    for (Map<String, Object> row : report.rows()) {
      if (row.get("ratio") instanceof Double ratio && ratio > MOST_BYTES && isIncrement(row)) {
        throw new BenchmarkException(
            "the goal is at most %s times the new rowsets: %s".formatted(MOST_BYTES, row));
      }
      boolean list = row.containsKey("snapshots");
      if (list && row.get("s") instanceof Double seconds && seconds > MOST_SECONDS) {
        throw new BenchmarkException("the goal is a list in %s s: %s".formatted(MOST_SECONDS, row));
      }
    }
  }

  private static boolean isIncrement(Map<String, Object> row) {
    return row.containsKey("new rowsets MB");
  }
}
