package org.dorisdr.cluster;

import java.io.Closeable;
import java.time.Duration;
import org.dorisdr.host.Clock;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TIngestBinlogResult;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;
import org.dorisdr.thrift.TQueryIngestBinlogResult;

/** {@link BackendRpc} over thrift with pooled connections. Thread safe; to be closed. */
public final class BackendClients implements BackendRpc, Closeable {

  /** How long a fetch is waited for before the backend is asked whether it is still at it. */
  private static final Duration INGEST_TIMEOUT = Duration.ofSeconds(5);

  /** Answered from memory: a backend that takes longer does not answer. */
  private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(3);

  private final ThriftPool<BackendService.Client> pool;

  public BackendClients(Duration connectTimeout, Clock clock) {
    this.pool = new ThriftPool<>(BackendService.Client::new, connectTimeout, clock);
  }

  @Override
  public TIngestBinlogResult ingestBinlog(HostPort backend, TIngestBinlogRequest request)
      throws ClusterException {
    TIngestBinlogResult result =
        pool.call("ingest_binlog", backend, INGEST_TIMEOUT, c -> c.ingestBinlog(request));
    ClusterException failure =
        Replies.failure("backend " + backend, "ingest_binlog", result.getStatus());
    if (failure != null) {
      throw failure;
    }
    return result;
  }

  @Override
  public TQueryIngestBinlogResult queryIngestBinlog(
      HostPort backend, TQueryIngestBinlogRequest request) throws ClusterException {
    return pool.call(
        "query_ingest_binlog", backend, QUERY_TIMEOUT, c -> c.queryIngestBinlog(request));
  }

  @Override
  public void close() {
    pool.close();
  }
}
