package org.dorisdr.minidoris.fe.rpc;

import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.cluster.FeAddress;
import org.dorisdr.minidoris.fe.replica.ReplicaModule;
import org.dorisdr.minidoris.fe.replica.TabletReports;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TFrontendPingFrontendRequest;
import org.dorisdr.thrift.TFrontendPingFrontendResult;
import org.dorisdr.thrift.TFrontendPingFrontendStatusCode;
import org.dorisdr.thrift.TMasterResult;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TTaskType;

/** finishTask, report: what backends tell their master; ping of other frontends. Thread safe. */
final class BackendCalls {
  private static final String VERSION = "doris-0.0.0-minidoris";

  private final FeServer fe;
  private final RpcGuard guard;
  private final TabletReports tablets;

  BackendCalls(FeServer fe, RpcGuard guard) {
    this.fe = fe;
    this.guard = guard;
    this.tablets = fe.part(ReplicaModule.class).orElseThrow().reports();
  }

  TMasterResult finishTask(TFinishTaskRequest request) {
    TStatus status = guard.masterStatus();
    if (request.getTaskType() == TTaskType.CREATE && !request.isSetReportVersion()) {
      // MasterImpl.finishTaskInternal checks the same.
      return new TMasterResult(Statuses.of(TStatusCode.CANCELLED, "finish agent task error."));
    }
    RpcStatus.run(status, () -> fe.agentTasks().finished(request));
    return new TMasterResult(status);
  }

  TMasterResult report(TReportRequest request) {
    TStatus status = guard.masterStatus();
    RpcStatus.run(
        status,
        () -> {
          fe.agentTasks().reported(request);
          fe.nodes().reported(request);
          tablets.reported(request);
        });
    return new TMasterResult(status);
  }

  TFrontendPingFrontendResult ping(TFrontendPingFrontendRequest request) {
    TFrontendPingFrontendResult result = new TFrontendPingFrontendResult();
    result.setStatus(TFrontendPingFrontendStatusCode.OK);
    result.setMsg("success");
    if (request.getClusterId() != fe.clusterId()) {
      result.setStatus(TFrontendPingFrontendStatusCode.FAILED);
      result.setMsg(
          "invalid cluster id: " + request.getClusterId() + ", expected: " + fe.clusterId());
    } else if (!fe.token().equals(request.getToken())) {
      result.setStatus(TFrontendPingFrontendStatusCode.FAILED);
      result.setMsg("invalid token");
    } else if (!fe.isReady()) {
      result.setStatus(TFrontendPingFrontendStatusCode.FAILED);
      result.setMsg("not ready");
    }
    FeAddress self = FeAddress.of(fe.settings());
    result.setQueryPort(self.queryPort());
    result.setRpcPort(self.rpcPort());
    result.setReplayedJournalId(fe.editLog().appliedId());
    result.setLastStartupTime(fe.startTime());
    result.setVersion(VERSION);
    return result;
  }
}
