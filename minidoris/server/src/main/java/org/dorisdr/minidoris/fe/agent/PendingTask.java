package org.dorisdr.minidoris.fe.agent;

import java.util.concurrent.CompletableFuture;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;

/** A task that was submitted and has no answer yet. Thread safe. */
final class PendingTask {
  final TAgentTaskRequest request;

  /** Null if nobody waits for the result. */
  final CompletableFuture<TFinishTaskRequest> result;

  /** {@link System#nanoTime} when the backend took it; 0 = not yet. */
  volatile long sentAt;

  PendingTask(TAgentTaskRequest request, CompletableFuture<TFinishTaskRequest> result) {
    this.request = request;
    this.result = result;
  }

  TaskKey key() {
    return new TaskKey(request.getTaskType(), request.getSignature());
  }

  boolean wanted() {
    return result == null || !result.isDone();
  }
}
