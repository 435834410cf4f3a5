package org.dorisdr.minidoris.fe.rpc;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.TBeginTxnRequest;
import org.dorisdr.thrift.TBeginTxnResult;
import org.dorisdr.thrift.TCommitTxnRequest;
import org.dorisdr.thrift.TCommitTxnResult;
import org.dorisdr.thrift.TFinishTaskRequest;
import org.dorisdr.thrift.TFrontendPingFrontendRequest;
import org.dorisdr.thrift.TFrontendPingFrontendResult;
import org.dorisdr.thrift.TGetBackendMetaRequest;
import org.dorisdr.thrift.TGetBackendMetaResult;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TGetMasterTokenRequest;
import org.dorisdr.thrift.TGetMasterTokenResult;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TLoadTxn2PCRequest;
import org.dorisdr.thrift.TLoadTxn2PCResult;
import org.dorisdr.thrift.TLoadTxnBeginRequest;
import org.dorisdr.thrift.TLoadTxnBeginResult;
import org.dorisdr.thrift.TLoadTxnCommitRequest;
import org.dorisdr.thrift.TLoadTxnCommitResult;
import org.dorisdr.thrift.TLoadTxnRollbackRequest;
import org.dorisdr.thrift.TLoadTxnRollbackResult;
import org.dorisdr.thrift.TLockBinlogRequest;
import org.dorisdr.thrift.TLockBinlogResult;
import org.dorisdr.thrift.TMasterOpRequest;
import org.dorisdr.thrift.TMasterOpResult;
import org.dorisdr.thrift.TMasterResult;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TReportRequest;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRestoreSnapshotResult;
import org.dorisdr.thrift.TRollbackTxnRequest;
import org.dorisdr.thrift.TRollbackTxnResult;
import org.dorisdr.thrift.TSnapshotLoaderReportRequest;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TWaitingTxnStatusRequest;
import org.dorisdr.thrift.TWaitingTxnStatusResult;

/** FrontendService: every call handed on to who answers it. Thread safe. */
final class FrontendHandler implements FrontendService.Iface {
  private final FeServer fe;
  private final TransactionCalls transactions;
  private final LoadCalls loads;
  private final BinlogCalls binlogs;
  private final MetaCalls meta;
  private final SnapshotCalls snapshots;
  private final BackendCalls backends;

  FrontendHandler(FeServer fe, RpcGuard guard) {
    this.fe = fe;
    this.transactions = new TransactionCalls(fe, guard);
    this.loads = new LoadCalls(fe, guard, transactions);
    this.binlogs = new BinlogCalls(fe, guard);
    this.meta = new MetaCalls(fe, guard);
    this.snapshots = new SnapshotCalls(fe, guard);
    this.backends = new BackendCalls(fe, guard);
  }

  /** NOT_MASTER says where the master is, if that is known. */
  private <R> R told(
      R result, Function<R, TStatus> status, BiConsumer<R, TNetworkAddress> masterAddress) {
    if (status.apply(result).getStatusCode() == TStatusCode.NOT_MASTER) {
      fe.cluster()
          .master()
          .ifPresent(f -> masterAddress.accept(result, new TNetworkAddress(f.host(), f.rpcPort())));
    }
    return result;
  }

  @Override
  public TMasterResult finishTask(TFinishTaskRequest request) {
    return backends.finishTask(request);
  }

  @Override
  public TMasterResult report(TReportRequest request) {
    return backends.report(request);
  }

  @Override
  public TLoadTxnBeginResult loadTxnBegin(TLoadTxnBeginRequest request) {
    return loads.begin(request);
  }

  @Override
  public TLoadTxnCommitResult loadTxnCommit(TLoadTxnCommitRequest request) {
    return loads.commit(request);
  }

  @Override
  public TLoadTxnRollbackResult loadTxnRollback(TLoadTxnRollbackRequest request) {
    return loads.rollback(request);
  }

  @Override
  public TLoadTxnCommitResult loadTxnPreCommit(TLoadTxnCommitRequest request) {
    return loads.preCommit(request);
  }

  @Override
  public TLoadTxn2PCResult loadTxn2PC(TLoadTxn2PCRequest request) {
    return loads.end(request);
  }

  @Override
  public TBeginTxnResult beginTxn(TBeginTxnRequest request) {
    return told(
        transactions.begin(request), TBeginTxnResult::getStatus, TBeginTxnResult::setMasterAddress);
  }

  @Override
  public TCommitTxnResult commitTxn(TCommitTxnRequest request) {
    return told(
        transactions.commit(request),
        TCommitTxnResult::getStatus,
        TCommitTxnResult::setMasterAddress);
  }

  @Override
  public TRollbackTxnResult rollbackTxn(TRollbackTxnRequest request) {
    return told(
        transactions.rollback(request),
        TRollbackTxnResult::getStatus,
        TRollbackTxnResult::setMasterAddress);
  }

  @Override
  public TWaitingTxnStatusResult waitingTxnStatus(TWaitingTxnStatusRequest request) {
    return transactions.waiting(request);
  }

  @Override
  public TGetBinlogResult getBinlog(TGetBinlogRequest request) {
    return told(
        binlogs.get(request), TGetBinlogResult::getStatus, TGetBinlogResult::setMasterAddress);
  }

  @Override
  public TGetBinlogLagResult getBinlogLag(TGetBinlogRequest request) {
    return told(
        binlogs.lag(request),
        TGetBinlogLagResult::getStatus,
        TGetBinlogLagResult::setMasterAddress);
  }

  @Override
  public TLockBinlogResult lockBinlog(TLockBinlogRequest request) {
    return told(
        binlogs.lock(request), TLockBinlogResult::getStatus, TLockBinlogResult::setMasterAddress);
  }

  @Override
  public TGetSnapshotResult getSnapshot(TGetSnapshotRequest request) {
    return told(
        snapshots.get(request),
        TGetSnapshotResult::getStatus,
        TGetSnapshotResult::setMasterAddress);
  }

  @Override
  public TRestoreSnapshotResult restoreSnapshot(TRestoreSnapshotRequest request) {
    return told(
        snapshots.restore(request),
        TRestoreSnapshotResult::getStatus,
        TRestoreSnapshotResult::setMasterAddress);
  }

  @Override
  public TStatus snapshotLoaderReport(TSnapshotLoaderReportRequest request) {
    return fe.backups().snapshotLoaderReport(request);
  }

  @Override
  public TGetMasterTokenResult getMasterToken(TGetMasterTokenRequest request) {
    return told(
        meta.masterToken(request),
        TGetMasterTokenResult::getStatus,
        TGetMasterTokenResult::setMasterAddress);
  }

  @Override
  public TGetMetaResult getMeta(TGetMetaRequest request) {
    return told(meta.meta(request), TGetMetaResult::getStatus, TGetMetaResult::setMasterAddress);
  }

  @Override
  public TGetBackendMetaResult getBackendMeta(TGetBackendMetaRequest request) {
    return told(
        meta.backends(request),
        TGetBackendMetaResult::getStatus,
        TGetBackendMetaResult::setMasterAddress);
  }

  @Override
  public TFrontendPingFrontendResult ping(TFrontendPingFrontendRequest request) {
    return backends.ping(request);
  }

  @Override
  public TMasterOpResult forward(TMasterOpRequest request) throws TException {
    ForwardedStatements statements =
        fe.part(ForwardedStatements.class)
            .orElseThrow(
                () ->
                    new TApplicationException(
                        TApplicationException.UNKNOWN_METHOD, "statements are not served here"));
    return statements.forward(request);
  }
}
