package org.dorisdr.sync.job;

import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.FrontendRpc;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.thrift.TBeginTxnRequest;
import org.dorisdr.thrift.TBeginTxnResult;
import org.dorisdr.thrift.TCommitTxnRequest;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TGetBinlogRequest;
import org.dorisdr.thrift.TGetBinlogResult;
import org.dorisdr.thrift.TGetMetaRequest;
import org.dorisdr.thrift.TGetMetaResult;
import org.dorisdr.thrift.TGetSnapshotRequest;
import org.dorisdr.thrift.TGetSnapshotResult;
import org.dorisdr.thrift.TLockBinlogRequest;
import org.dorisdr.thrift.TLockBinlogResult;
import org.dorisdr.thrift.TRestoreSnapshotRequest;
import org.dorisdr.thrift.TRollbackTxnRequest;

/** Calls to the target of a running job; those that change something fail once it is fenced. */
record FencedFrontend(FrontendRpc frontend, SyncJournal journal) implements FrontendRpc {

  @Override
  public TBeginTxnResult beginTxn(TBeginTxnRequest request) throws ClusterException {
    FencedCluster.refuseIfFenced(journal);
    return frontend.beginTxn(request);
  }

  @Override
  public void commitTxn(TCommitTxnRequest request) throws ClusterException {
    FencedCluster.refuseIfFenced(journal);
    frontend.commitTxn(request);
  }

  @Override
  public void rollbackTxn(TRollbackTxnRequest request) throws ClusterException {
    FencedCluster.refuseIfFenced(journal);
    frontend.rollbackTxn(request);
  }

  @Override
  public TGetBinlogResult getBinlog(TGetBinlogRequest request) throws ClusterException {
    return frontend.getBinlog(request);
  }

  @Override
  public TGetBinlogLagResult getBinlogLag(TGetBinlogRequest request) throws ClusterException {
    return frontend.getBinlogLag(request);
  }

  @Override
  public TLockBinlogResult lockBinlog(TLockBinlogRequest request) throws ClusterException {
    return frontend.lockBinlog(request);
  }

  @Override
  public TGetSnapshotResult getSnapshot(TGetSnapshotRequest request) throws ClusterException {
    return frontend.getSnapshot(request);
  }

  @Override
  public void restoreSnapshot(TRestoreSnapshotRequest request) throws ClusterException {
    FencedCluster.refuseIfFenced(journal);
    frontend.restoreSnapshot(request);
  }

  @Override
  public TGetMetaResult getMeta(TGetMetaRequest request) throws ClusterException {
    return frontend.getMeta(request);
  }

  @Override
  public String masterToken() throws ClusterException {
    return frontend.masterToken();
  }
}
