package org.dorisdr.minidoris.fe.replica;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Catalog.TabletPlace;
import org.dorisdr.minidoris.fe.catalog.tablet.TabletTasks;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a tablet a replica on another backend when one of its own is lost or has to move, a few at
 * a time. The replica counts from when it has the tablet whole. Thread safe.
 */
final class ReplicaBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(ReplicaBuilder.class);
  private static final int AT_ONCE = 32;
  static final long TIMEOUT_MILLIS = 600_000;

  private final Frontend frontend;
  private final RepairPriorities priorities;
  private final ReplicaCopies copies = new ReplicaCopies();

  ReplicaBuilder(Frontend frontend, RepairPriorities priorities) {
    this.frontend = frontend;
    this.priorities = priorities;
  }

  ReplicaCopies copies() {
    return copies;
  }

  /** Whether a replica is just being made there, which no metadata knows yet. */
  boolean isMaking(long tabletId, long backendId) {
    return copies.isMaking(tabletId, backendId);
  }

  /**
   * Starts what is due and not running, what has priority first, what has failed last. Master only.
   */
  void build(ReplicaScan scan) {
    List<TabletPlace> lacking = new ArrayList<>(scan.lacking);
    Map<Long, Long> failures = copies.failures();
    lacking.sort(
        Comparator.comparing((TabletPlace place) -> !priorities.has(place.partition().id))
            .thenComparing(place -> failures.getOrDefault(place.tablet().id, 0L)));
    for (TabletPlace place : lacking) {
      Set<Long> running = copies.tablets();
      if (running.size() < AT_ONCE && !running.contains(place.tablet().id)) {
        build(place, scan.tablets);
      }
    }
  }

  private void build(TabletPlace place, Map<Long, Integer> load) {
    long replicaId = frontend.catalog().nextId();
    Optional<Backend> target = Optional.empty();
    Optional<TAgentTaskRequest> task = Optional.empty();
    TabletStatus why = TabletStatus.REPLICA_MISSING;
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      if (priorities.has(place.partition().id) || isDue(place)) {
        target = target(place, load);
        task = CloneTasks.of(place, frontend.cluster(), replicaId);
        why = TabletStatus.of(place.tablet(), place.partition(), frontend.cluster());
      }
    } finally {
      lock.unlock();
    }
    if (target.isPresent() && task.isPresent()) {
      load.merge(target.get().id(), 1, Integer::sum);
      long now = System.currentTimeMillis();
      start(
          new ReplicaCopy(place.tablet().id, replicaId, target.get().id(), why, now, 0, ""),
          task.get());
    }
  }

  /** A backend that is down for a short time, for a restart, say, comes back with its replicas. */
  private boolean isDue(TabletPlace place) {
    long delay =
        TimeUnit.SECONDS.toMillis(
            frontend.settings().number("tablet_repair_delay_factor_second", 60));
    long deadLine = System.currentTimeMillis() - delay;
    return place.tablet().replicas.stream()
        .map(r -> frontend.cluster().backend(r.backendId))
        .filter(backend -> backend.isEmpty() || !backend.get().takesTablets())
        .allMatch(
            backend ->
                backend.isEmpty() || backend.get().alive() || backend.get().deadSince() < deadLine);
  }

  /** One on which it has failed, for a full disk, say, comes after those on which it has not. */
  private Optional<Backend> target(TabletPlace place, Map<Long, Integer> load) {
    Set<Long> taken =
        place.tablet().replicas.stream().map(r -> r.backendId).collect(Collectors.toSet());
    Map<Long, Long> failures = copies.failures(place.tablet().id);
    return frontend.cluster().backends().stream()
        .filter(b -> b.takesTablets() && !taken.contains(b.id()))
        .min(
            Comparator.comparing((Backend b) -> failures.getOrDefault(b.id(), 0L))
                .thenComparing(b -> load.getOrDefault(b.id(), 0)));
  }

  private void start(ReplicaCopy copy, TAgentTaskRequest task) {
    copies.begin(copy);
    LOG.info("a replica of tablet {} is made on backend {}", copy.tabletId(), copy.backendId());
    frontend
        .agentTasks()
        .submit(copy.backendId(), task)
        .orTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS)
        .whenComplete((answer, error) -> ended(copy, task, answer, error));
  }

  private void ended(
      ReplicaCopy copy, TAgentTaskRequest task, TFinishTaskRequest answer, Throwable error) {
    String problem = problem(answer, error);
    if (problem.isEmpty()) {
      problem = added(copy, task, answer);
    } else {
      frontend.agentTasks().abandon(copy.backendId(), TTaskType.CLONE, copy.tabletId());
    }
    if (!problem.isEmpty()) {
      LOG.warn("no replica of tablet {} was made: {}", copy.tabletId(), problem);
    }
    copies.end(copy.tabletId(), System.currentTimeMillis(), problem);
  }

  /** Empty if the backend says that it went well. */
  private static String problem(TFinishTaskRequest answer, Throwable error) {
    if (answer == null) {
      return String.valueOf(error);
    }
    boolean good = answer.getTaskStatus().getStatusCode() == TStatusCode.OK;
    return good ? "" : String.valueOf(answer.getTaskStatus().getErrorMsgs());
  }

  /** Empty if the tablet has the replica now. */
  private String added(ReplicaCopy copy, TAgentTaskRequest task, TFinishTaskRequest answer) {
    try {
      return add(copy, task, answer) ? "" : "the tablet was dropped meanwhile";
    } catch (RuntimeException e) {
      // Its backend reports a tablet that nobody knows there, which is dropped then.
      return e.toString();
    }
  }

  /** False if the tablet is gone. */
  private boolean add(ReplicaCopy copy, TAgentTaskRequest task, TFinishTaskRequest answer) {
    long replicaId = task.getCloneReq().getReplicaId();
    Lock lock = frontend.catalog().lock().writeLock();
    lock.lock();
    try {
      if (frontend.catalog().tablet(copy.tabletId()).isPresent()) {
        long version = CloneTasks.version(task, answer);
        frontend
            .editLog()
            .write(new AddReplicaOp(copy.tabletId(), replicaId, copy.backendId(), version));
        return true;
      }
    } finally {
      lock.unlock();
    }
    // Dropped meanwhile: nobody knows of this copy.
    int hash = task.getCloneReq().getSchemaHash();
    frontend
        .agentTasks()
        .send(copy.backendId(), TabletTasks.drop(copy.tabletId(), hash, replicaId));
    return false;
  }
}
