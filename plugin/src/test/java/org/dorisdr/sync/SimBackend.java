package org.dorisdr.sync;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.BackendRpc;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.HostPort;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TIngestBinlogResult;
import org.dorisdr.thrift.TIngestBinlogStatus;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;
import org.dorisdr.thrift.TQueryIngestBinlogResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/** The backend of a model cluster. A second ingest into the same tablet is refused, as in Doris. */
record SimBackend(SimCluster own) implements BackendRpc {

  @Override
  public TIngestBinlogResult ingestBinlog(HostPort backend, TIngestBinlogRequest request)
      throws ClusterException {
    own.before("ingest");
    requireBackend();
    if (own.isBroken(request.getLocalTabletId())) {
      throw new ClusterException(
          ClusterException.Kind.UNREACHABLE, null, "disk of the backend is broken", null);
    }
    if (own.ingestError != null) {
      throw own.ingestError;
    }
    own.fetches.begin(request);
    stage(request);
    own.after("ingest");
    requireBackend();
    return new TIngestBinlogResult().setStatus(new TStatus(TStatusCode.OK));
  }

  void stage(TIngestBinlogRequest request) throws ClusterException {
    SimTxn txn = own.txns.get(request.getTxnId());
    SimCluster remote = own.network.get(request.getRemoteHost());
    if (!remote.hasBackend()) {
      throw ClusterException.transientError("HTTP_ERROR: Couldn't connect to server");
    }
    SimTable.SimTablet from = remote.tablet(request.getRemoteTabletId());
    List<String> rows = from == null ? null : from.rows.get(request.getBinlogVersion());
    if (txn == null || rows == null || own.tablet(request.getLocalTabletId()) == null) {
      throw ClusterException.refused("no such rowset, tablet or transaction");
    }
    if (txn.staged.containsKey(request.getLocalTabletId())) {
      txn.staged.remove(request.getLocalTabletId());
      throw ClusterException.refused("already exists");
    }
    txn.staged.put(request.getLocalTabletId(), new ArrayList<>(rows));
  }

  private void requireBackend() throws ClusterException {
    if (!own.hasBackend()) {
      throw new ClusterException(
          ClusterException.Kind.UNREACHABLE, null, "connection refused", null);
    }
  }

  @Override
  public TQueryIngestBinlogResult queryIngestBinlog(
      HostPort backend, TQueryIngestBinlogRequest request) throws ClusterException {
    own.before("query_ingest");
    requireBackend();
    if (own.fetches.isUnderWay(request.getTxnId(), request.getTabletId())) {
      return new TQueryIngestBinlogResult().setStatus(TIngestBinlogStatus.DOING);
    }
    SimTxn txn = own.txns.get(request.getTxnId());
    boolean done = txn != null && txn.staged.containsKey(request.getTabletId());
    return new TQueryIngestBinlogResult()
        .setStatus(done ? TIngestBinlogStatus.OK : TIngestBinlogStatus.NOT_FOUND);
  }
}
