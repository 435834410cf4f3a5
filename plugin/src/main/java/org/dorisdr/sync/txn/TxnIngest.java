package org.dorisdr.sync.txn;

import java.time.Duration;
import org.dorisdr.cluster.Backend;
import org.dorisdr.cluster.BackendRpc;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Clock;
import org.dorisdr.thrift.TIngestBinlogRequest;
import org.dorisdr.thrift.TIngestBinlogResult;
import org.dorisdr.thrift.TIngestBinlogStatus;
import org.dorisdr.thrift.TQueryIngestBinlogRequest;
import org.dorisdr.thrift.TQueryIngestBinlogResult;
import org.dorisdr.thrift.TUniqueId;

/**
 * Has one target replica fetch one rowset. Runs once, on one thread. A call whose answer was lost,
 * or that was only accepted, is settled by asking the backend.
 */
final class TxnIngest {

  /**
   * How it ended.
   *
   * @param error null if the replica has the data
   */
  record Done(TxnPlan.Ingest ingest, ClusterException error) {}

  private static final TUniqueId LOAD_ID = new TUniqueId(-1, -1);
  private static final Duration ASK_FIRST = Duration.ofMillis(5);
  private static final Duration ASK_LIMIT = Duration.ofMillis(500);
  private static final Duration GIVE_UP = Duration.ofMinutes(30);

  private final BackendRpc rpc;
  private final Clock clock;
  private final long txnId;
  private final TxnPlan.Ingest ingest;

  TxnIngest(BackendRpc rpc, Clock clock, long txnId, TxnPlan.Ingest ingest) {
    this.rpc = rpc;
    this.clock = clock;
    this.txnId = txnId;
    this.ingest = ingest;
  }

  Done run(boolean ask) {
    try {
      if (ask && settle() == TIngestBinlogStatus.OK) {
        return new Done(ingest, null);
      }
      ClusterException last = null;
      for (Backend source : ingest.sources()) {
        last = attempt(source);
        if (last == null) {
          return new Done(ingest, null);
        }
      }
      return new Done(ingest, last);
    } catch (ClusterException e) {
      return new Done(ingest, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Done(ingest, ClusterException.transientError("interrupted"));
    }
  }

  /** Null if it went well. */
  private ClusterException attempt(Backend source) throws InterruptedException, ClusterException {
    TIngestBinlogRequest request =
        new TIngestBinlogRequest()
            .setTxnId(txnId)
            .setRemoteTabletId(ingest.sourceTablet())
            .setBinlogVersion(ingest.version())
            .setRemoteHost(source.host())
            .setRemotePort(String.valueOf(source.httpPort()))
            .setPartitionId(ingest.targetPartition())
            .setLocalTabletId(ingest.targetTablet())
            .setLoadId(LOAD_ID);
    try {
      TIngestBinlogResult result = rpc.ingestBinlog(ingest.target().thrift(), request);
      if (!result.isSetIsAsync() || !result.isIsAsync()) {
        return null;
      }
      TIngestBinlogStatus status = settle();
      return status == TIngestBinlogStatus.OK ? null : failed(status);
    } catch (ClusterException e) {
      if (e.kind() == ClusterException.Kind.UNREACHABLE) {
        return e;
      }
      return settle() == TIngestBinlogStatus.OK ? null : e;
    }
  }

  private ClusterException failed(TIngestBinlogStatus status) {
    return ClusterException.transientError(
        "backend "
            + ingest.target().thrift()
            + ": ingest of tablet "
            + ingest.sourceTablet()
            + " ended as "
            + status);
  }

  /** Asks until the backend is no longer at it. */
  private TIngestBinlogStatus settle() throws InterruptedException, ClusterException {
    TQueryIngestBinlogRequest request =
        new TQueryIngestBinlogRequest()
            .setTxnId(txnId)
            .setPartitionId(ingest.targetPartition())
            .setTabletId(ingest.targetTablet())
            .setLoadId(LOAD_ID);
    Duration pause = ASK_FIRST;
    long start = clock.nanoTime();
    while (true) {
      TQueryIngestBinlogResult result = rpc.queryIngestBinlog(ingest.target().thrift(), request);
      if (result.getStatus() != TIngestBinlogStatus.DOING) {
        return result.getStatus();
      }
      if (clock.nanoTime() - start > GIVE_UP.toNanos()) {
        throw ClusterException.transientError("ingest does not come to an end");
      }
      clock.sleep(pause);
      pause = pause.multipliedBy(2).compareTo(ASK_LIMIT) > 0 ? ASK_LIMIT : pause.multipliedBy(2);
    }
  }
}
