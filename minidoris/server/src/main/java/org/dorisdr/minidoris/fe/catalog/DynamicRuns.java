package org.dorisdr.minidoris.fe.catalog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.minidoris.common.Times;

/**
 * What became of the last rounds over the tables with dynamic partitions, for SHOW. It is in no
 * journal: another master begins anew. Thread safe.
 */
public final class DynamicRuns {
  /**
   * Of one table; nulls are shown as such.
   *
   * @param updated when its properties were last changed
   * @param scheduled when it was last looked at
   * @param failed whether what was done last failed
   * @param created why partitions could not be made
   * @param dropped why partitions could not be dropped
   */
  public record Run(
      String updated, String scheduled, boolean failed, String created, String dropped) {
    private static final Run NONE = new Run(null, null, false, null, null);

    public String state() {
      return failed ? "ERROR" : "NORMAL";
    }
  }

  private final Map<Long, Run> runs = new ConcurrentHashMap<>();

  public Run of(long tableId) {
    return runs.getOrDefault(tableId, Run.NONE);
  }

  /**
   * @param now ms since the epoch
   */
  public void updated(long tableId, long now) {
    Run run = of(tableId);
    runs.put(
        tableId, new Run(Times.text(now), run.scheduled, run.failed, run.created, run.dropped));
  }

  /**
   * @param now ms since the epoch
   */
  public void scheduled(long tableId, long now) {
    Run run = of(tableId);
    runs.put(tableId, new Run(run.updated, Times.text(now), run.failed, run.created, run.dropped));
  }

  /**
   * @param error null = a partition was made, or was there
   */
  public void created(long tableId, String error) {
    Run run = of(tableId);
    runs.put(tableId, new Run(run.updated, run.scheduled, error != null, error, run.dropped));
  }

  /**
   * @param error null = nothing is in the way of dropping
   */
  public void dropped(long tableId, String error) {
    Run run = of(tableId);
    runs.put(tableId, new Run(run.updated, run.scheduled, error != null, run.created, error));
  }
}
