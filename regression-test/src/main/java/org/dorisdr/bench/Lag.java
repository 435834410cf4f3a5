package org.dorisdr.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How long rows take from the acknowledged commit to being readable on the target. */
final class Lag {
  /** More watchers would measure each other. */
  private static final int WATCHED = 3;

  private final SyncRig rig;
  private final LoadTables tables;
  private long firstId;
  private long done;

  /**
   * @param firstId from which on no row is there yet
   */
  Lag(SyncRig rig, LoadTables tables, long firstId) {
    this.rig = rig;
    this.tables = tables;
    this.firstId = firstId;
  }

  void measure(int rate, int seconds, Report report) throws InterruptedException, IOException {
    long total = (long) rate * seconds;
    ConcurrentMap<Long, Long> acknowledged = new ConcurrentHashMap<>();
    List<LagWatch> watches = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(WATCHED, tables.count()); i++) {
      LagWatch watch = new LagWatch(rig.target(), tables, i, firstId, total, acknowledged);
      watches.add(watch);
      threads.add(new Thread(watch, "watch-" + i));
    }
    double writes = writes();
    JvmThreads before = rig.pluginThreads();
    threads.forEach(Thread::start);
    double took = new RateLoad(rig.source(), tables, rate, total).run(firstId, acknowledged);
    for (Thread thread : threads) {
      thread.join();
    }
    JvmThreads used = rig.pluginThreads().since(before);
    firstId += total;
    done += total;
    Map<String, Object> row = report.row();
    add(row, rate, total / took, watches);
    if (rig.isOurs()) {
      row.put("CPU ms/txn", rounded(used.cpuMillis() / total));
      row.put("KB/txn", rounded(used.bytes() / 1024 / total));
      row.put("journal/txn", rounded((writes() - writes) / total));
    }
  }

  private double writes() throws IOException, InterruptedException {
    return rig.isOurs() ? rig.stateWrites(tables.database(), done) : Double.NaN;
  }

  private void add(Map<String, Object> row, int rate, double achieved, List<LagWatch> watches) {
    double[] lags = watches.stream().flatMap(w -> w.lags().stream()).mapToDouble(l -> l).toArray();
    Percentiles percentiles = new Percentiles(lags);
    row.put("what", "lag, " + rate + "/s, " + tables.count() + " tables");
    row.put("achieved/s", rounded(achieved));
    row.put("rows", percentiles.count());
    row.put("p50 ms", rounded(percentiles.at(0.5)));
    row.put("p95 ms", rounded(percentiles.at(0.95)));
    row.put("p99 ms", rounded(percentiles.at(0.99)));
    row.put("max ms", rounded(percentiles.at(1)));
    row.put(
        "look ms", rounded(watches.stream().mapToDouble(LagWatch::resolution).average().orElse(0)));
  }

  static Object rounded(double value) {
    return Double.isNaN(value)
        ? "-"
        : Double.valueOf(String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value));
  }
}
