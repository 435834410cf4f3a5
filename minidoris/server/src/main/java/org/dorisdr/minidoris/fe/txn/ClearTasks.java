package org.dorisdr.minidoris.fe.txn;

import java.util.List;
import org.dorisdr.thrift.TAgentServiceVersion;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TClearTransactionTaskRequest;
import org.dorisdr.thrift.TTaskType;

/** Task that makes a backend drop what it holds of a transaction. Stateless. */
final class ClearTasks {
  private ClearTasks() {}

  static TAgentTaskRequest of(long transactionId) {
    TAgentTaskRequest task =
        new TAgentTaskRequest(
            TAgentServiceVersion.V1, TTaskType.CLEAR_TRANSACTION_TASK, transactionId);
    // No partitions = wherever it is.
    task.setClearTransactionTaskReq(new TClearTransactionTaskRequest(transactionId, List.of()));
    return task;
  }
}
