package org.dorisdr.sync.takeover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Makes the tables of a job ordinary ones, many side by side: each takes a journal write or two,
 * and one with an AUTO_INCREMENT column a scan of it before. A table that fails is told in the
 * notes and stops no other. For one use by one thread.
 */
final class TableRelease {

  private static final int LANES = 16;
  private static final String LEFT_OFF = "dynamic partitions were left off";

  private interface Act {
    void on(TableProgress table);
  }

  private final SyncJobRecord record;
  private final Cluster target;
  private final Cluster source;
  private final Executor io;
  private final Counters counters;
  private final List<String> notes = new ArrayList<>();
  private final List<TableProgress> released = new ArrayList<>();
  private volatile boolean passing;

  /**
   * @param source where to look whether dynamic partitions are on; null = nobody is asked
   */
  TableRelease(
      SyncJobRecord record, Cluster target, Cluster source, Executor io, Counters counters) {
    this.record = record;
    this.target = target;
    this.source = source;
    this.io = io;
    this.counters = counters;
  }

  void run(SyncProgress progress) throws InterruptedException {
    try {
      OpenTransactions.abort(record, target);
    } catch (ClusterException e) {
      note("transactions that the job had begun end by themselves in two hours: " + e.getMessage());
    }
    awaitRows();
    List<TableProgress> tables = new ArrayList<>();
    for (TableProgress table : progress.tables.values()) {
      if (table.state != TableProgress.State.NORMAL) {
        note("table " + table.targetName + " is not in step: " + table.reason);
      }
      if (!table.view && table.mayBeThere()) {
        tables.add(table);
      }
    }
    sideBySide(tables, this::release);
    dynamicPartitions();
  }

  private void awaitRows() throws InterruptedException {
    try {
      int hidden = counters.awaitRows();
      if (hidden > 0) {
        note(hidden + " transactions are committed, but can be read only later");
      }
    } catch (ClusterException e) {
      failed("transactions that cannot be read yet were not looked for", e, "");
    }
  }

  private void sideBySide(Collection<TableProgress> tables, Act act) {
    Deque<TableProgress> queue = new ArrayDeque<>(tables);
    List<CompletableFuture<Void>> lanes = new ArrayList<>();
    for (int i = 0; i < Math.min(LANES, queue.size()); i++) {
      lanes.add(CompletableFuture.runAsync(() -> lane(queue, act), io));
    }
    lanes.forEach(CompletableFuture::join);
  }

  private void lane(Deque<TableProgress> queue, Act act) {
    for (TableProgress table = next(queue); table != null; table = next(queue)) {
      act.on(table);
    }
  }

  private void failed(String what, ClusterException e, String hint) {
    note(what + ": " + e.getMessage() + hint);
    if (e.isRetryable()) {
      passing = true;
    }
  }

  private static TableProgress next(Deque<TableProgress> queue) {
    synchronized (queue) {
      return queue.poll();
    }
  }

  private void release(TableProgress table) {
    if (counters.has(table.targetName)) {
      count(table.targetName);
    }
    if (set(table, "is_being_synced", false)) {
      synchronized (this) {
        released.add(table);
      }
    }
  }

  private void count(String table) {
    try {
      counters.pass(table);
      counters.forgets(table).ifPresent(what -> note("table " + table + ": " + what));
    } catch (ClusterException e) {
      failed("table " + table, e, counters.hint(table));
    } catch (HostException e) {
      note("table " + table + ": " + e.getMessage() + counters.hint(table));
    }
  }

  /** False, with a note that has the statement to type, if the cluster does not do it. */
  private boolean set(TableProgress table, String property, boolean value) {
    String name = Names.quote(record.targetDatabase, table.targetName);
    String sql = "ALTER TABLE %s SET (\"%s\" = \"%s\")".formatted(name, property, value);
    try {
      target.sql().run(null, sql);
      return true;
    } catch (ClusterException e) {
      failed("table " + table.targetName, e, ". HINT: when that is over, type " + sql);
      return false;
    }
  }

  /**
   * A copy switches dynamic partitions off. They are switched on again only where the source is
   * known to have them on: they drop old partitions by themselves. Both clusters are asked once for
   * all tables, not for each: with a thousand of them that would take as long as all the rest.
   */
  private void dynamicPartitions() {
    List<TableProgress> off = new ArrayList<>();
    try {
      Map<String, Boolean> here = DynamicPartitions.of(target, record.targetDatabase);
      for (TableProgress table : released) {
        if (Boolean.FALSE.equals(here.get(table.targetName))) {
          off.add(table);
        }
      }
      if (off.isEmpty()) {
        return;
      }
      if (source == null) {
        off.forEach(table -> note("table " + table.targetName + ": " + LEFT_OFF));
        return;
      }
      Map<String, Boolean> there = DynamicPartitions.of(source, record.sourceDatabase);
      off.removeIf(table -> !Boolean.TRUE.equals(there.get(table.sourceName)));
    } catch (ClusterException e) {
      failed(off.isEmpty() ? LEFT_OFF : LEFT_OFF + " for " + off.size() + " tables", e, "");
      return;
    }
    sideBySide(off, table -> set(table, "dynamic_partition.enable", true));
  }

  private synchronized void note(String text) {
    notes.add(text);
  }

  /** Whether something failed for a reason that goes away by itself. */
  boolean isWorthRepeating() {
    return passing;
  }

  /** How many tables were made ordinary. */
  synchronized int released() {
    return released.size();
  }

  /** What a user has to know. */
  synchronized List<String> notes() {
    return List.copyOf(notes);
  }
}
