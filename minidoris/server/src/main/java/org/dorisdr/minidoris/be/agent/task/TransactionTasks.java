package org.dorisdr.minidoris.be.agent.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.be.agent.TryAgainException;
import org.dorisdr.minidoris.be.storage.PublishResult;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.Tablet;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.thrift.TAgentTaskRequest;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TPartitionVersionInfo;
import org.dorisdr.thrift.TPublishVersionRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTabletInfo;

/** Tasks that end transactions. Thread safe. */
public final class TransactionTasks {
  private final StorageEngine storage;
  private final BeConfig config;

  public TransactionTasks(StorageEngine storage, BeConfig config) {
    this.storage = storage;
    this.config = config;
  }

  /**
   * PUBLISH_VERSION. A tablet whose earlier version is still on its way is waited for; when that
   * takes too long it is told to the master as an error, and the master sends the task again.
   */
  public void publish(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    TPublishVersionRequest request = task.getPublishVersionReq();
    Map<Long, Long> versions = new HashMap<>();
    for (TPartitionVersionInfo info : request.getPartitionVersionInfos()) {
      versions.put(info.getPartitionId(), info.getVersion());
    }
    PublishResult outcome = storage.txns().publish(request.getTransactionId(), versions);
    if (!outcome.waiting().isEmpty() && mayWait(task)) {
      throw new TryAgainException("an earlier version is not published yet");
    }
    List<Long> errors = new ArrayList<>(outcome.absent());
    errors.addAll(outcome.waiting());
    result.setSuccTablets(outcome.published());
    result.setErrorTabletIds(errors);
    result.setRequestVersion(task.getSignature());
    result.setFinishTabletInfos(infos(outcome));
    result.setTableIdToTabletIdToDeltaNumRows(rows(request, outcome));
    if (!errors.isEmpty()) {
      result.setTaskStatus(
          Statuses.of(
              TStatusCode.RUNTIME_ERROR,
              "publish version failed on " + errors.size() + " tablets: " + errors));
    }
  }

  /** CLEAR_TRANSACTION_TASK. */
  public void clear(TAgentTaskRequest task, TFinishTaskRequest result) throws Exception {
    storage.txns().abort(task.getClearTransactionTaskReq().getTransactionId());
  }

  private boolean mayWait(TAgentTaskRequest task) {
    long limit = config.number("publish_version_task_timeout_s") * 1000;
    return storage.clock().millis() - task.getRecvTime() < limit;
  }

  /** Rows by table and tablet, of the tablets that the master wants counted. */
  private Map<Long, Map<Long, Long>> rows(TPublishVersionRequest request, PublishResult outcome) {
    Map<Long, Map<Long, Long>> rows = new HashMap<>();
    if (request.isSetBaseTabletIds()) {
      outcome.rows().keySet().retainAll(request.getBaseTabletIds());
      outcome.rows().values().removeIf(count -> count == 0);
      outcome
          .rows()
          .forEach(
              (tabletId, count) ->
                  storage
                      .tablet(tabletId)
                      .ifPresent(
                          tablet ->
                              rows.computeIfAbsent(tablet.meta().tableId(), t -> new HashMap<>())
                                  .put(tabletId, count)));
    }
    return rows;
  }

  private List<TTabletInfo> infos(PublishResult outcome) {
    List<TTabletInfo> infos = new ArrayList<>();
    for (long tabletId : outcome.published().keySet()) {
      storage.tablet(tabletId).map(Tablet::info).ifPresent(infos::add);
    }
    return infos;
  }
}
