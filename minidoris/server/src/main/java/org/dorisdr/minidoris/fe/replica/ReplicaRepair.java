package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.MaterializedIndex;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Partition;
import org.dorisdr.minidoris.fe.catalog.Replica;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.Tablet;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings replicas that miss versions up to date from a replica that has them, a few at a time. Runs
 * on the master; one thread.
 */
final class ReplicaRepair {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaRepair.class);
  private static final int AT_ONCE = 32;
  private static final long TIMEOUT_MILLIS = 600_000;

  private final Frontend frontend;

  /** Start of the running repairs, by replica. */
  private final Map<Long, Long> running = new HashMap<>();

  ReplicaRepair(Frontend frontend) {
    this.frontend = frontend;
  }

  private record Repair(long backendId, long replicaId, TAgentTaskRequest task) {}

  void run() {
    long now = System.currentTimeMillis();
    List<Repair> repairs = new ArrayList<>();
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      for (Database database : frontend.catalog().databases()) {
        for (Table table : database.tables.values()) {
          if (table instanceof OlapTable olap) {
            look(database.id, olap, repairs);
          }
        }
      }
    } finally {
      lock.unlock();
    }
    synchronized (running) {
      running.values().removeIf(start -> now - start > TIMEOUT_MILLIS);
    }
    repairs.forEach(repair -> start(repair, now));
  }

  private void look(long databaseId, OlapTable table, List<Repair> repairs) {
    for (Partition partition : table.allPartitions()) {
      for (MaterializedIndex index : partition.indexes.values()) {
        for (Tablet tablet : index.tablets) {
          for (Replica replica : tablet.replicas) {
            if (replica.lastFailedVersion >= 0 && repairs.size() < AT_ONCE) {
              plan(new TabletPlace(databaseId, table, partition, index, tablet), replica)
                  .ifPresent(repairs::add);
            }
          }
        }
      }
    }
  }

  private Optional<Repair> plan(TabletPlace place, Replica bad) {
    if (!isAlive(bad.backendId)) {
      return Optional.empty();
    }
    return CloneTasks.of(place, frontend.cluster(), bad.id)
        .map(task -> new Repair(bad.backendId, bad.id, task));
  }

  private boolean isAlive(long backendId) {
    return frontend.cluster().backend(backendId).filter(Backend::alive).isPresent();
  }

  private void start(Repair repair, long now) {
    synchronized (running) {
      if (running.putIfAbsent(repair.replicaId, now) != null) {
        return;
      }
    }
    frontend
        .agentTasks()
        .submit(repair.backendId, repair.task)
        .whenComplete((answer, error) -> ended(repair, answer));
  }

  private void ended(Repair repair, TFinishTaskRequest answer) {
    synchronized (running) {
      running.remove(repair.replicaId);
    }
    if (answer == null || answer.getTaskStatus().getStatusCode() != TStatusCode.OK) {
      LOG.warn("replica {} is not repaired yet: {}", repair.replicaId, answer);
      return;
    }
    long version = CloneTasks.version(repair.task, answer);
    long tabletId = repair.task.getCloneReq().getTabletId();
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      frontend
          .editLog()
          .write(
              new ReplicaVersionOp(
                  List.of(new ReplicaVersionOp.Entry(tabletId, repair.replicaId, version))));
    } finally {
      lock.unlock();
    }
  }
}
