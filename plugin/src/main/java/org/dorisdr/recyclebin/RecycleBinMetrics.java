package org.dorisdr.recyclebin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dorisdr.host.Clock;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.host.Metrics;
import org.dorisdr.sql.ObjectKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much lies in the recycle bin, for the FE's metrics page. Asked for beside and once a minute
 * only: while the FE erases much, it answers late. Thread safe.
 */
public final class RecycleBinMetrics implements Metrics.Source {
  private static final Logger LOG = LoggerFactory.getLogger(RecycleBinMetrics.class);
  private static final long EVERY_MS = 60_000;
  private static final String UNITS = " KMGTP";

  private final LocalSql sql;
  private final Clock clock;
  private final Executor executor;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long askedMs;
  private volatile List<Metrics.Sample> samples = List.of();

  public RecycleBinMetrics(LocalSql sql, Clock clock, Executor executor) {
    this.sql = sql;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public List<Metrics.Sample> samples() {
    long now = clock.now().toEpochMilli();
    if ((askedMs == 0 || now - askedMs >= EVERY_MS) && asking.compareAndSet(false, true)) {
      askedMs = now;
      executor.execute(this::ask);
    }
    return samples;
  }

  private void ask() {
    try {
      LocalSql.Result bin = sql.run(null, "SHOW CATALOG RECYCLE BIN");
      samples = count(bin);
    } catch (HostException | RuntimeException e) {
      LOG.warn("the recycle bin cannot be counted: {}", e.getMessage());
      samples = List.of();
    } finally {
      asking.set(false);
    }
  }

  private static List<Metrics.Sample> count(LocalSql.Result bin) {
    Map<ObjectKind, Double> entries = new EnumMap<>(ObjectKind.class);
    Map<ObjectKind, Double> bytes = new EnumMap<>(ObjectKind.class);
    for (List<String> row : bin.rows()) {
      Columns columns = new Columns(bin.columns(), row);
      ObjectKind kind = ObjectKind.valueOf(columns.text("Type").toUpperCase(Locale.ROOT));
      entries.merge(kind, 1.0, Double::sum);
      bytes.merge(kind, bytes(columns.text("DataSize")), Double::sum);
    }
    List<Metrics.Sample> all = new ArrayList<>();
    add(all, "dr_recycle_bin_entries", "Objects in the recycle bin", entries);
    add(
        all,
        "dr_recycle_bin_bytes",
        "Size of what is in the recycle bin; a database's is that of its tables and partitions",
        bytes);
    return all;
  }

  private static void add(
      List<Metrics.Sample> all, String name, String help, Map<ObjectKind, Double> values) {
    for (ObjectKind kind : ObjectKind.values()) {
      all.add(
          new Metrics.Sample(
              name, help, Map.of("kind", kind.name()), values.getOrDefault(kind, 0.0)));
    }
  }

  /** Of a text as {@code 1.500 MB}; 0 if it is none. */
  static double bytes(String text) {
    String[] words = text.trim().split("\\s+");
    try {
      double number = Double.parseDouble(words[0]);
      int unit = words.length == 1 ? 0 : Math.max(0, UNITS.indexOf(words[1].charAt(0)));
      return number * Math.pow(1024, unit);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
