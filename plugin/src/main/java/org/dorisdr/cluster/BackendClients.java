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

  private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

  private final ThriftPool<BackendService.Client> pool;
  private final Duration ingestTimeout;

  public BackendClients(Duration connectTimeout, Duration ingestTimeout, Clock clock) {
    this.pool = new ThriftPool<>(BackendService.Client::new, connectTimeout, clock);
    this.ingestTimeout = ingestTimeout;
  }

  @Override
  public TIngestBinlogResult ingestBinlog(HostPort backend, TIngestBinlogRequest request)
      throws ClusterException {
    TIngestBinlogResult result =
        pool.call("ingest_binlog", backend, ingestTimeout, c -> c.ingestBinlog(request));
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
