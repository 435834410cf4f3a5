package org.dorisdr.bench;

import java.util.Map;

/**
 * Whether a run has produced its figures, and kept the one goal that does not depend on how fast
 * the machine is: writes to the edit log. Stateless.
 */
final class SyncGoals {
  private static final double MOST_WRITES = 0.05;

  /** With fewer transactions a second, the write that each second may cost counts for too much. */
  private static final double LOAD = 100;

  private static final Object NONE = Lag.rounded(Double.NaN);

  private SyncGoals() {}

  /**
   * @throws BenchmarkException naming the row that lacks a figure or misses the goal
   */
  static void check(Report report) {
    int bursts = 0;
    for (Map<String, Object> row : report.rows()) {
      for (Map.Entry<String, Object> cell : row.entrySet()) {
        if (NONE.equals(cell.getValue())) {
          throw new BenchmarkException("no figure for " + cell.getKey() + " in " + row);
        }
      }
      if (row.get("journal/txn") instanceof Double writes) {
        bursts++;
        boolean load = row.get("achieved/s") instanceof Double rate && rate >= LOAD;
        if (load && writes > MOST_WRITES) {
          throw new BenchmarkException(
              "the goal is at most "
                  + MOST_WRITES
                  + " writes to the edit log a transaction: "
                  + row);
        }
      }
    }
    if (bursts == 0) {
      throw new BenchmarkException("no figure for writes to the edit log");
    }
  }
}
