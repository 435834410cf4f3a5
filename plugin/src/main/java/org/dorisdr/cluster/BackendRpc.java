package org.dorisdr.cluster;

import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TIngestBinlogResult;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;
import org.dorisdr.thrift.TQueryIngestBinlogResult;

/** Calls to the backends of one cluster. Thread safe; every call has a time-out. */
public interface BackendRpc {

  /** Returns only with status OK; {@code is_async} then says whether it is only accepted so far. */
  TIngestBinlogResult ingestBinlog(HostPort backend, TIngestBinlogRequest request)
      throws ClusterException;

  TQueryIngestBinlogResult queryIngestBinlog(HostPort backend, TQueryIngestBinlogRequest request)
      throws ClusterException;
}
