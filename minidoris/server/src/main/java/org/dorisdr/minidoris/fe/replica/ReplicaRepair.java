package org.dorisdr.minidoris.fe.replica;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Replica;
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

  /** When those failed that are tried again, which is after all others. */
  private final Map<Long, Long> failed = new ConcurrentHashMap<>();

  ReplicaRepair(Frontend frontend) {
    this.frontend = frontend;
  }

  private record Repair(long backendId, long replicaId, TAgentTaskRequest task) {}

  void repair(ReplicaScan scan) {
    long now = System.currentTimeMillis();
    failed.keySet().retainAll(scan.behind.stream().map(b -> b.replica().id).toList());
    int free = free(now);
    List<Repair> repairs;
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      repairs = waiting(scan).stream().flatMap(b -> plan(b).stream()).limit(free).toList();
    } finally {
      lock.unlock();
    }
    repairs.forEach(repair -> start(repair, now));
  }

  /** How many more may be under way. */
  private int free(long now) {
    synchronized (running) {
      running.values().removeIf(start -> now - start > TIMEOUT_MILLIS);
      return AT_ONCE - running.size();
    }
  }

  /** What is not under way; a full disk, say, must not have the others wait for its replicas. */
  private List<ReplicaScan.Behind> waiting(ReplicaScan scan) {
    synchronized (running) {
      return scan.behind.stream()
          .filter(b -> !running.containsKey(b.replica().id))
          .sorted(Comparator.comparing(b -> failed.getOrDefault(b.replica().id, 0L)))
          .toList();
    }
  }

  private Optional<Repair> plan(ReplicaScan.Behind behind) {
    Replica bad = behind.replica();
    if (!canStore(bad.backendId)) {
      return Optional.empty();
    }
    return CloneTasks.of(behind.place(), frontend.cluster(), bad.id)
        .map(task -> new Repair(bad.backendId, bad.id, task));
  }

  private boolean canStore(long backendId) {
    return frontend.cluster().backend(backendId).filter(Backend::stores).isPresent();
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
      failed.put(repair.replicaId, System.currentTimeMillis());
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
