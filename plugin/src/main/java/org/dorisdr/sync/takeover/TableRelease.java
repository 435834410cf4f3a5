package org.dorisdr.sync.takeover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Makes the tables of a job ordinary ones, many side by side: each takes a journal write or two. A
 * table that fails is told in the notes and stops no other. For one use by one thread.
 */
final class TableRelease {

  private static final int LANES = 16;

  private final SyncJobRecord record;
  private final Cluster target;
  private final Cluster source;
  private final Executor io;
  private final List<String> notes = new ArrayList<>();
  private volatile boolean passing;
  private int released;

  /**
   * @param source where to look whether dynamic partitions are on; null = nobody is asked
   */
  TableRelease(SyncJobRecord record, Cluster target, Cluster source, Executor io) {
    this.record = record;
    this.target = target;
    this.source = source;
    this.io = io;
  }

  void run(SyncProgress progress) {
    try {
      OpenTransactions.abort(record, target);
    } catch (ClusterException e) {
      note("transactions that the job had begun end by themselves in two hours: " + e.getMessage());
    }
    Deque<TableProgress> queue = new ArrayDeque<>();
    for (TableProgress table : progress.tables.values()) {
      if (table.state != TableProgress.State.NORMAL) {
        note("table " + table.targetName + " is not in step: " + table.reason);
      }
      if (!table.view) {
        queue.add(table);
      }
    }
    List<CompletableFuture<Void>> lanes = new ArrayList<>();
    for (int i = 0; i < Math.min(LANES, queue.size()); i++) {
      lanes.add(CompletableFuture.runAsync(() -> lane(queue), io));
    }
    lanes.forEach(CompletableFuture::join);
  }

  private void lane(Deque<TableProgress> queue) {
    for (TableProgress table = next(queue); table != null; table = next(queue)) {
      try {
        release(table);
      } catch (ClusterException e) {
        note("table " + table.targetName + ": " + e.getMessage());
        if (e.isRetryable()) {
          passing = true;
        }
      }
    }
  }

  private static TableProgress next(Deque<TableProgress> queue) {
    synchronized (queue) {
      return queue.poll();
    }
  }

  private void release(TableProgress table) throws ClusterException {
    String name = Names.quote(record.targetDatabase, table.targetName);
    target.sql().run(null, "ALTER TABLE " + name + " SET (\"is_being_synced\" = \"false\")");
    synchronized (this) {
      released++;
    }
    dynamicPartitions(table, name);
  }

  /**
   * A copy switches dynamic partitions off. They are switched on again only where the source is
   * known to have them on: they drop old partitions by themselves.
   */
  private void dynamicPartitions(TableProgress table, String name) throws ClusterException {
    Rows create = target.sql().run(null, "SHOW CREATE TABLE " + name);
    boolean has =
        create.rows().stream().anyMatch(r -> r.get(1).contains("\"dynamic_partition.enable\""));
    if (!has || Inspection.isOn(create, "dynamic_partition.enable")) {
      return;
    }
    if (source == null) {
      note("table " + table.targetName + ": dynamic partitions were left off");
      return;
    }
    String there = Names.quote(record.sourceDatabase, table.sourceName);
    if (Inspection.isOn(
        source.sql().run(null, "SHOW CREATE TABLE " + there), "dynamic_partition.enable")) {
      target
          .sql()
          .run(null, "ALTER TABLE " + name + " SET (\"dynamic_partition.enable\" = \"true\")");
    }
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
    return released;
  }

  /** What a user has to know. */
  synchronized List<String> notes() {
    return List.copyOf(notes);
  }
}
