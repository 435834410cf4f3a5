package org.dorisdr.minidoris.fe.rpc;

import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.rpc.RpcAccess.Need;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRestoreSnapshotResult;
import org.dorisdr.thrift.TSnapshotType;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** getSnapshot, restoreSnapshot: checks, then the backup handler. Thread safe. */
final class SnapshotCalls {
  private final Frontend frontend;
  private final RpcGuard guard;

  SnapshotCalls(Frontend frontend, RpcGuard guard) {
    this.frontend = frontend;
    this.guard = guard;
  }

  TGetSnapshotResult get(TGetSnapshotRequest request) {
    TStatus status = guard.masterStatus();
    RpcStatus.run(
        status,
        () -> {
          RpcGuard.require(request.isSetUser(), "user");
          RpcGuard.require(request.isSetPasswd(), "passwd");
          RpcGuard.require(request.isSetDb(), "db");
          RpcGuard.require(request.isSetLabelName(), "label_name");
          RpcGuard.require(request.isSetSnapshotName(), "snapshot_name");
          RpcGuard.require(request.isSetSnapshotType(), "snapshot_type");
          if (request.getSnapshotType() != TSnapshotType.LOCAL) {
            throw new RpcException("snapshot_type is not LOCAL");
          }
          guard.check(
              request.getToken(),
              request.getUser(),
              request.getPasswd(),
              ClientAddress.current(),
              Need.SELECT,
              request.getDb(),
              request.isSetTable() ? List.of(request.getTable()) : List.of());
        });
    if (status.getStatusCode() == TStatusCode.OK) {
      return frontend.backups().getSnapshot(request);
    }
    TGetSnapshotResult refused = new TGetSnapshotResult();
    refused.setStatus(status);
    return refused;
  }

  TRestoreSnapshotResult restore(TRestoreSnapshotRequest request) {
    TStatus status = guard.masterStatus();
    RpcStatus.run(
        status,
        () -> {
          RpcGuard.require(request.isSetUser(), "user");
          RpcGuard.require(request.isSetPasswd(), "passwd");
          RpcGuard.require(request.isSetDb(), "db");
          RpcGuard.require(request.isSetLabelName(), "label_name");
          RpcGuard.require(request.isSetRepoName(), "repo_name");
          RpcGuard.require(request.isSetMeta(), "meta");
          RpcGuard.require(request.isSetJobInfo(), "job_info");
          guard.check(
              request.getToken(),
              request.getUser(),
              request.getPasswd(),
              ClientAddress.current(),
              Need.LOAD,
              request.getDb(),
              List.of());
        });
    if (status.getStatusCode() == TStatusCode.OK) {
      return frontend.backups().restoreSnapshot(request);
    }
    TRestoreSnapshotResult refused = new TRestoreSnapshotResult();
    refused.setStatus(status);
    return refused;
  }
}
