package org.dorisdr.cluster;

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

/**
 * Calls to the master FE of one cluster. Requests come without credentials; the implementation adds
 * them. Thread safe; every call has a time-out.
 *
 * <p>A call returns normally only with status OK, except where a method says that it lets another
 * status through. Everything else is a {@link ClusterException}.
 */
public interface FrontendRpc {

  /** Lets LABEL_ALREADY_EXISTS through: {@code job_status} then tells how far that one got. */
  TBeginTxnResult beginTxn(TBeginTxnRequest request) throws ClusterException;

  /** PUBLISH_TIMEOUT counts as success: the transaction is committed. */
  void commitTxn(TCommitTxnRequest request) throws ClusterException;

  void rollbackTxn(TRollbackTxnRequest request) throws ClusterException;

  /** Lets BINLOG_TOO_NEW and BINLOG_TOO_OLD through. */
  TGetBinlogResult getBinlog(TGetBinlogRequest request) throws ClusterException;

  TGetBinlogLagResult getBinlogLag(TGetBinlogRequest request) throws ClusterException;

  TLockBinlogResult lockBinlog(TLockBinlogRequest request) throws ClusterException;

  /** Lets SNAPSHOT_NOT_EXIST and SNAPSHOT_EXPIRED through. */
  TGetSnapshotResult getSnapshot(TGetSnapshotRequest request) throws ClusterException;

  void restoreSnapshot(TRestoreSnapshotRequest request) throws ClusterException;

  TGetMetaResult getMeta(TGetMetaRequest request) throws ClusterException;

  /** Token with which this cluster's backends let others download. Never to be shown. */
  String masterToken() throws ClusterException;
}
