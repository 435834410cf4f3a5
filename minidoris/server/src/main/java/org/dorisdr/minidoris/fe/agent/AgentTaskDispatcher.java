package org.dorisdr.minidoris.fe.agent;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TTaskType;

/** The tasks of all backends, in memory; one sending thread a backend. Thread safe. */
public final class AgentTaskDispatcher implements AgentTasks, AutoCloseable {
  /**
   * A task younger than this may be missing in a report that was made before it arrived, or whose
   * answer is still on its way.
   */
  private static final long REPORT_GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final LongFunction<Backend> backends;
  private final ToLongFunction<TBackend> identify;
  private final BackendClients clients;
  private final Map<Long, Map<TaskKey, PendingTask>> tasks = new ConcurrentHashMap<>();
  private final Map<Long, BackendSender> senders = new ConcurrentHashMap<>();

  /**
   * @param backends finds a backend by id; null if it is not in the cluster
   * @param identify id of the backend that calls itself so; -1 if unknown
   */
  public AgentTaskDispatcher(
      LongFunction<Backend> backends, ToLongFunction<TBackend> identify, BackendClients clients) {
    this.backends = backends;
    this.identify = identify;
    this.clients = clients;
  }

  @Override
  public CompletableFuture<TFinishTaskRequest> submit(long backendId, TAgentTaskRequest request) {
    PendingTask task = new PendingTask(request, new CompletableFuture<>());
    PendingTask old = of(backendId).putIfAbsent(task.key(), task);
    if (old != null) {
      return old.result;
    }
    sender(backendId).add(task);
    return task.result;
  }

  @Override
  public void send(long backendId, TAgentTaskRequest request) {
    sender(backendId).add(new PendingTask(request, null));
  }

  @Override
  public void abandon(long backendId, TTaskType type, long signature) {
    PendingTask task = of(backendId).remove(new TaskKey(type, signature));
    if (task != null) {
      task.result.cancel(false);
    }
  }

  @Override
  public void abandonAll(long backendId) {
    BackendSender sender = senders.remove(backendId);
    if (sender != null) {
      sender.stop();
    }
    Map<TaskKey, PendingTask> old = tasks.remove(backendId);
    if (old != null) {
      old.values().forEach(task -> task.result.cancel(false));
    }
  }

  @Override
  public void finished(TFinishTaskRequest answer) {
    long backendId = identify.applyAsLong(answer.getBackend());
    PendingTask task =
        of(backendId).remove(new TaskKey(answer.getTaskType(), answer.getSignature()));
    if (task != null) {
      task.result.complete(answer);
    }
  }

  @Override
  public void reported(TReportRequest report) {
    if (!report.isSetTasks()) {
      return;
    }
    long backendId = identify.applyAsLong(report.getBackend());
    long now = System.nanoTime();
    for (PendingTask task : of(backendId).values()) {
      Set<Long> known = report.getTasks().getOrDefault(task.request.getTaskType(), Set.of());
      boolean old = task.sentAt != 0 && now - task.sentAt > REPORT_GRACE_NANOS;
      if (old && !known.contains(task.request.getSignature())) {
        sendAgain(backendId, task);
      }
    }
  }

  @Override
  public void resendAll(long backendId) {
    for (PendingTask task : of(backendId).values()) {
      if (task.sentAt != 0) {
        sendAgain(backendId, task);
      }
    }
  }

  private void sendAgain(long backendId, PendingTask task) {
    task.sentAt = 0;
    sender(backendId).add(task);
  }

  @Override
  public int pending() {
    return tasks.values().stream().mapToInt(Map::size).sum();
  }

  @Override
  public List<TAgentTaskRequest> pending(long backendId) {
    return tasks.getOrDefault(backendId, Map.of()).values().stream()
        .map(task -> task.request)
        .toList();
  }

  /** Ends the sending threads; nothing is sent afterwards. */
  @Override
  public void close() {
    senders.values().forEach(BackendSender::stop);
  }

  private Map<TaskKey, PendingTask> of(long backendId) {
    return tasks.computeIfAbsent(backendId, id -> new ConcurrentHashMap<>());
  }

  private BackendSender sender(long backendId) {
    return senders.computeIfAbsent(backendId, id -> new BackendSender(id, backends, clients));
  }
}
