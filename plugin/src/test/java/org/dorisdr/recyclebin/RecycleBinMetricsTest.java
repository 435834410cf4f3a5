package org.dorisdr.recyclebin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.Metrics;
import org.junit.jupiter.api.Test;

class RecycleBinMetricsTest {
  private Instant now = Instant.parse("2026-01-01T12:00:00Z");
  private final Clock clock =
      new Clock() {
        @Override
        public Instant now() {
          return now;
        }

        @Override
        public long nanoTime() {
          throw new UnsupportedOperationException();
        }

        @Override
        public void sleep(Duration span) {
          throw new UnsupportedOperationException();
        }
      };
  private final Queue<Runnable> work = new ArrayDeque<>();
  private int asked;
  private String size = "1.500 MB";

  private final LocalSql sql =
      (database, statement) -> {
        asked++;
        if (size == null) {
          throw new HostException("no answer");
        }
        return new LocalSql.Result(
            List.of("Type", "Name", "DataSize"),
            List.of(
                List.of("Table", "a", size),
                List.of("Table", "b", "2.000 KB"),
                List.of("Partition", "p", "0.000 ")));
      };
  private final RecycleBinMetrics metrics = new RecycleBinMetrics(sql, clock, work::add);

  private double value(String name, String kind) {
    return metrics.samples().stream()
        .filter(s -> s.name().equals(name) && s.labels().equals(Map.of("kind", kind)))
        .mapToDouble(Metrics.Sample::value)
        .sum();
  }

  @Test
  void countsByKindBesideWhoAsks() {
    assertThat(metrics.samples()).isEmpty();
    work.remove().run();
    assertThat(value("dr_recycle_bin_entries", "TABLE")).isEqualTo(2);
    assertThat(value("dr_recycle_bin_bytes", "TABLE")).isEqualTo(1.5 * (1 << 20) + 2048);
    assertThat(value("dr_recycle_bin_entries", "PARTITION")).isEqualTo(1);
    assertThat(value("dr_recycle_bin_entries", "DATABASE")).isZero();
  }

  @Test
  void asksAgainAfterAMinuteAndForgetsWhatNobodyCanTell() {
    metrics.samples();
    work.remove().run();
    metrics.samples();
    assertThat(work).isEmpty();
    now = now.plusSeconds(60);
    size = null;
    metrics.samples();
    work.remove().run();
    assertThat(metrics.samples()).isEmpty();
    assertThat(asked).isEqualTo(2);
  }
}
