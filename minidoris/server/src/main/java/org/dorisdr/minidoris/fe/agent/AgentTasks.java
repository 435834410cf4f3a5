package org.dorisdr.minidoris.fe.agent;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TTaskType;

/**
 * Gives tasks to backends and collects what they report. Thread safe; no call blocks, so all may be
 * made with the catalog's lock held.
 *
 * <p>A task is known by backend, type and signature. It is sent again until its backend reports it
 * finished: after a lost connection, after a restart of the backend, and when the backend's task
 * report does not name it. Tasks live in memory only; whoever submits one submits it again after a
 * restart of the frontend, and backends take a repeated task as the same task.
 */
public interface AgentTasks {
  /**
   * Sends a task whose result matters.
   *
   * @return completed with the backend's answer, also when that says that the task failed ({@code
   *     task_status}); on the thread that received it, so actions chained to it must be short. It
   *     ends exceptionally only by {@link #abandon}, with a {@link
   *     java.util.concurrent.CancellationException}. Put a time limit on it with {@code orTimeout}
   *     and abandon the task then. The same task submitted again yields the same future.
   */
  CompletableFuture<TFinishTaskRequest> submit(long backendId, TAgentTaskRequest task);

  /** Sends a task once the backend can be reached; its result does not matter. */
  void send(long backendId, TAgentTaskRequest task);

  /** Stops sending a task and cancels its future; what the backend already does goes on. */
  void abandon(long backendId, TTaskType type, long signature);

  /** Abandons all tasks of a backend, which has left the cluster. */
  void abandonAll(long backendId);

  /** Takes the answer to a task. */
  void finished(TFinishTaskRequest answer);

  /** Compares a backend's list of tasks with ours and sends again what it does not know. */
  void reported(TReportRequest report);

  /** Sends all tasks of a backend again: it has been started anew. */
  void resendAll(long backendId);

  /** Tasks without an answer. */
  int pending();

  /** Those of one backend. */
  List<TAgentTaskRequest> pending(long backendId);
}
