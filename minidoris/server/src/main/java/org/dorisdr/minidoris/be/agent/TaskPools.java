package org.dorisdr.minidoris.be.agent;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TBackend;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs agent tasks, each kind in a pool of its own, and tells the master how each ended. A task
 * that is queued or running already is not taken again. Thread safe.
 */
public final class TaskPools implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskPools.class);

  private static final long AGAIN_MILLIS = 10;

  private final Map<TTaskType, Kind> kinds = new EnumMap<>(TTaskType.class);
  private final Map<TTaskType, Set<Long>> pending = new ConcurrentHashMap<>();
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          new ThreadFactoryBuilder().setNameFormat("task-again").setDaemon(true).build());
  private final TaskReporter reporter;
  private final Supplier<TBackend> backend;
  private final ReportVersion reportVersion;
  private final Clock clock;

  /**
   * @param clock tells handlers when a task came: the same that they look at
   */
  public TaskPools(
      TaskReporter reporter, Supplier<TBackend> backend, ReportVersion reportVersion, Clock clock) {
    this.clock = clock;
    this.reporter = reporter;
    this.backend = backend;
    this.reportVersion = reportVersion;
  }

  /** Adds a kind whose end the master wants to know; call before tasks come. */
  public void register(TTaskType type, int workers, TaskHandler handler) {
    register(type, workers, handler, true);
  }

  /** Adds a kind that the master sends and forgets. */
  public void registerUnreported(TTaskType type, TaskHandler handler) {
    register(type, 1, handler, false);
  }

  private void register(TTaskType type, int workers, TaskHandler handler, boolean reported) {
    String name = "task-" + type.name().toLowerCase(Locale.ROOT);
    kinds.put(
        type,
        new Kind(
            handler,
            reported,
            Executors.newFixedThreadPool(
                workers,
                new ThreadFactoryBuilder().setNameFormat(name + "-%d").setDaemon(true).build())));
  }

  /**
   * Takes a task. An unknown kind is taken too and then told as failed, so that it does not keep
   * the other tasks of the same call from being taken.
   */
  public TStatus submit(TAgentTaskRequest task) {
    Kind kind = kinds.get(task.getTaskType());
    if (kind == null) {
      refuse(task);
      return Statuses.ok();
    }
    if (kind.reported && !pending(task.getTaskType()).add(task.getSignature())) {
      LOG.info("already queued: {} {}", task.getTaskType(), task.getSignature());
      return Statuses.ok();
    }
    try {
      task.setRecvTime(clock.millis());
      kind.pool.execute(() -> run(kind, task));
      return Statuses.ok();
    } catch (RejectedExecutionException e) {
      pending(task.getTaskType()).remove(task.getSignature());
      return Statuses.of(TStatusCode.CANCELLED, "backend is shutting down");
    }
  }

  /** Signatures of all tasks that are queued or running, by kind. */
  public Map<TTaskType, Set<Long>> pending() {
    Map<TTaskType, Set<Long>> copy = new EnumMap<>(TTaskType.class);
    pending.forEach((type, signatures) -> copy.put(type, new HashSet<>(signatures)));
    return copy;
  }

  @Override
  public void close() {
    later.shutdownNow();
    kinds.values().forEach(kind -> kind.pool.shutdownNow());
  }

  private Set<Long> pending(TTaskType type) {
    return pending.computeIfAbsent(type, t -> ConcurrentHashMap.newKeySet());
  }

  private void run(Kind kind, TAgentTaskRequest task) {
    TFinishTaskRequest result =
        new TFinishTaskRequest(
            backend.get(), task.getTaskType(), task.getSignature(), Statuses.ok());
    try {
      kind.handler.run(task, result);
    } catch (TryAgainException e) {
      again(kind, task);
      return;
    } catch (Throwable e) {
      // Whatever it is: a task that stayed in the list would never be sent again.
      LOG.warn("task failed: {} {}", task.getTaskType(), task.getSignature(), e);
      result.setTaskStatus(Failures.status(e));
    }
    reportVersion.stamp(result);
    // Before the master hears of it: it may want the same task done again at once.
    pending(task.getTaskType()).remove(task.getSignature());
    if (kind.reported) {
      reporter.finish(result);
    }
  }

  private void refuse(TAgentTaskRequest task) {
    TFinishTaskRequest result =
        new TFinishTaskRequest(
            backend.get(),
            task.getTaskType(),
            task.getSignature(),
            Statuses.of(
                TStatusCode.NOT_IMPLEMENTED_ERROR,
                "tasks of type " + task.getTaskType() + " are not supported by this backend"));
    later.execute(() -> reporter.finish(result));
  }

  private void again(Kind kind, TAgentTaskRequest task) {
    try {
      later.schedule(
          () -> kind.pool.execute(() -> run(kind, task)), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      pending(task.getTaskType()).remove(task.getSignature());
    }
  }

  private record Kind(TaskHandler handler, boolean reported, ExecutorService pool) {}
}
