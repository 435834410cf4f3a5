package org.dorisdr.cluster;

import java.io.Closeable;
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

/** Thrift to the own cluster, except for what a real FE does not answer to a token. Thread safe. */
record OwnFrontendRpc(ThriftFrontendRpc thrift, ProcMeta meta) implements FrontendRpc, Closeable {

  @Override
  public TBeginTxnResult beginTxn(TBeginTxnRequest request) throws ClusterException {
    return thrift.beginTxn(request);
  }

  @Override
  public void commitTxn(TCommitTxnRequest request) throws ClusterException {
    thrift.commitTxn(request);
  }

  @Override
  public void rollbackTxn(TRollbackTxnRequest request) throws ClusterException {
    thrift.rollbackTxn(request);
  }

  @Override
  public TGetBinlogResult getBinlog(TGetBinlogRequest request) throws ClusterException {
    return thrift.getBinlog(request);
  }

  @Override
  public TGetBinlogLagResult getBinlogLag(TGetBinlogRequest request) throws ClusterException {
    return thrift.getBinlogLag(request);
  }

  @Override
  public TLockBinlogResult lockBinlog(TLockBinlogRequest request) throws ClusterException {
    return thrift.lockBinlog(request);
  }

  @Override
  public TGetSnapshotResult getSnapshot(TGetSnapshotRequest request) throws ClusterException {
    return thrift.getSnapshot(request);
  }

  @Override
  public void restoreSnapshot(TRestoreSnapshotRequest request) throws ClusterException {
    thrift.restoreSnapshot(request);
  }

  @Override
  public TGetMetaResult getMeta(TGetMetaRequest request) throws ClusterException {
    return meta.getMeta(request.getDb());
  }

  @Override
  public String masterToken() throws ClusterException {
    return thrift.masterToken();
  }

  @Override
  public void close() {
    thrift.close();
  }
}
