package org.dorisdr.minidoris.be.ingest;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.ThreadFactoryBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.dorisdr.minidoris.be.BeConfig;
import org.dorisdr.minidoris.be.agent.Failures;
import org.dorisdr.minidoris.be.storage.StorageEngine;
import org.dorisdr.minidoris.be.storage.TabletTxn;
import org.dorisdr.minidoris.common.rpc.Statuses;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TIngestBinlogResult;
import org.dorisdr.thrift.TIngestBinlogStatus;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;
import org.dorisdr.thrift.TQueryIngestBinlogResult;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;

/**
 * Takes over rowsets that another cluster has published: in the caller's thread, or, with {@code
 * ingest_binlog_work_pool_size >= 0}, in a pool while the caller polls. Asking twice for the same
 * transaction and tablet does the work once. Thread safe.
 */
public final class IngestBinlog implements AutoCloseable {
  private record Key(long txnId, long tabletId) {}

  private final StorageEngine storage;
  private final BeConfig config;
  private final RowsetIngest ingest;
  private final ExecutorService pool;
  private final Map<Key, CompletableFuture<TStatus>> running = new ConcurrentHashMap<>();

  /** Why ingests failed, for those who poll. */
  private final Cache<Key, String> failures =
      CacheBuilder.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofHours(1)).build();

  public IngestBinlog(StorageEngine storage, BeConfig config, RowsetIngest ingest) {
    this.storage = storage;
    this.config = config;
    this.ingest = ingest;
    this.pool = pool((int) config.number("ingest_binlog_work_pool_size"));
  }

  /** {@code ingest_binlog}. */
  public TIngestBinlogResult run(TIngestBinlogRequest request) {
    TIngestBinlogResult result = new TIngestBinlogResult();
    if (!config.flag("enable_feature_binlog")) {
      return result.setStatus(
          Statuses.of(TStatusCode.RUNTIME_ERROR, "enable feature binlog is false"));
    }
    Optional<String> missing = IngestRequests.missing(request);
    if (missing.isPresent()) {
      return result.setStatus(Statuses.of(TStatusCode.ANALYSIS_ERROR, missing.get()));
    }
    try {
      if (prepare(request) == TabletTxn.State.COMMITTED) {
        return answer(result, Statuses.ok());
      }
    } catch (RuntimeException e) {
      return result.setStatus(Failures.status(e));
    }
    CompletableFuture<TStatus> outcome = start(request);
    return answer(result, pool == null ? outcome.join() : Statuses.ok());
  }

  /** {@code query_ingest_binlog}. */
  public TQueryIngestBinlogResult query(TQueryIngestBinlogRequest request) {
    Optional<String> missing = IngestRequests.missing(request);
    if (missing.isPresent()) {
      return result(TIngestBinlogStatus.ANALYSIS_ERROR, missing.get());
    }
    Key key = new Key(request.getTxnId(), request.getTabletId());
    if (storage.tablet(key.tabletId).isEmpty()) {
      return result(TIngestBinlogStatus.NOT_FOUND, "tablet " + key.tabletId + " not found");
    }
    Optional<TabletTxn> txn = storage.txns().find(key.txnId, key.tabletId);
    if (txn.isPresent()) {
      return txn.get().state() == TabletTxn.State.COMMITTED
          ? result(TIngestBinlogStatus.OK, null)
          : result(TIngestBinlogStatus.DOING, null);
    }
    String failure = failures.getIfPresent(key);
    return failure == null
        ? result(TIngestBinlogStatus.NOT_FOUND, "txn " + key.txnId + " not found")
        : result(TIngestBinlogStatus.FAILED, failure);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }

  private TabletTxn.State prepare(TIngestBinlogRequest request) {
    return storage
        .txns()
        .prepare(
            request.getTxnId(),
            request.getPartitionId(),
            request.getLocalTabletId(),
            request.getLoadId());
  }

  private CompletableFuture<TStatus> start(TIngestBinlogRequest request) {
    Key key = new Key(request.getTxnId(), request.getLocalTabletId());
    CompletableFuture<TStatus> mine = new CompletableFuture<>();
    CompletableFuture<TStatus> earlier = running.putIfAbsent(key, mine);
    if (earlier != null) {
      return earlier;
    }
    Runnable work =
        () -> {
          TStatus status = work(key, request);
          running.remove(key);
          mine.complete(status);
        };
    if (pool == null) {
      work.run();
    } else {
      pool.execute(work);
    }
    return mine;
  }

  private TStatus work(Key key, TIngestBinlogRequest request) {
    failures.invalidate(key);
    try {
      ingest.run(request);
      return Statuses.ok();
    } catch (Exception e) {
      TStatus status = Failures.status(e);
      failures.put(key, String.join("; ", status.getErrorMsgs()));
      return status;
    }
  }

  private TIngestBinlogResult answer(TIngestBinlogResult result, TStatus status) {
    return result.setStatus(status).setIsAsync(pool != null);
  }

  private static TQueryIngestBinlogResult result(TIngestBinlogStatus status, String message) {
    TQueryIngestBinlogResult result = new TQueryIngestBinlogResult();
    result.setStatus(status);
    return message == null ? result : result.setErrMsg(message);
  }

  private static ExecutorService pool(int size) {
    if (size < 0) {
      return null;
    }
    int threads = size == 0 ? Runtime.getRuntime().availableProcessors() : size;
    return Executors.newFixedThreadPool(
        threads,
        new ThreadFactoryBuilder().setNameFormat("IngestBinlog-%d").setDaemon(true).build());
  }
}
