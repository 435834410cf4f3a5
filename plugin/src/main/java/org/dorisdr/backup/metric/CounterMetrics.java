package org.dorisdr.backup.metric;

import java.util.List;
import java.util.Map;
import org.dorisdr.host.AutoIncrements;
import org.dorisdr.host.Metrics;

/** What becomes of the counters of restored tables, for the FE's metrics page. Thread safe. */
public final class CounterMetrics implements Metrics.Source {
  private final AutoIncrements counters;

  public CounterMetrics(AutoIncrements counters) {
    this.counters = counters;
  }

  @Override
  public List<Metrics.Sample> samples() {
    return List.of(
        new Metrics.Sample(
            "dr_restored_counters_watched",
            "Whether AUTO_INCREMENT counters of restored tables are kept from forgetting",
            Map.of(),
            counters.mendProblem().isEmpty() ? 1 : 0),
        new Metrics.Sample(
            "dr_restored_counters_mended_total",
            "AUTO_INCREMENT counters that had another table's ids",
            Map.of(),
            counters.mended()));
  }
}
