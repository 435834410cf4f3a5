package org.dorisdr.minidoris.fe.catalog.job;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.dorisdr.minidoris.fe.ClusterState;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TStatusCode;

/**
 * One ALTER task and what became of it. Thread safe.
 *
 * @param replicas how many the tablet should have
 * @param answer ends exceptionally if the backend is not there to give one
 */
record ConversionTask(
    long replicaId,
    long backendId,
    int replicas,
    TAgentTaskRequest request,
    CompletableFuture<TFinishTaskRequest> answer) {

  /** Of a backend that is not alive: nobody waits for it to come back. */
  static CompletableFuture<TFinishTaskRequest> dead() {
    return CompletableFuture.failedFuture(new CancellationException());
  }

  long tabletId() {
    return request.getSignature();
  }

  /** Whether it has failed. */
  boolean failed() {
    return answer.isDone()
        && (answer.isCompletedExceptionally()
            || answer.join().getTaskStatus().getStatusCode() != TStatusCode.OK);
  }

  /** Why it failed, in the words of Doris's AgentBatchTask and MasterImpl. */
  String failure(ClusterState cluster) {
    if (answer.isCompletedExceptionally()) {
      return "backend " + backendId + " is not alive";
    }
    TFinishTaskRequest told = answer.join();
    return "task type: ALTER, status_code: "
        + told.getTaskStatus().getStatusCode()
        + ", status_message: "
        + told.getTaskStatus().getErrorMsgs()
        + ", backendId: "
        + cluster.text(backendId)
        + ", signature: "
        + tabletId();
  }
}
