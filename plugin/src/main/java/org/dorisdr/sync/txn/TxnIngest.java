package org.dorisdr.sync.txn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Has one target replica fetch one rowset. Runs once, on one thread, and not for long: a call whose
 * answer was lost, or that was only accepted, is settled by asking the backend, and one that it is
 * still at is left to it.
 */
final class TxnIngest {

  /** How it ended, what blames the table most first. */
  enum Outcome {
    /** The replica has the data. */
    DONE,
    /** It has not, and nothing is under way. */
    FAILED,
    /** The backend does not answer, or knows nothing of what it was sent, and may read it yet. */
    UNKNOWN,
    /** The backend is at it: to be asked again. */
    UNDER_WAY,
    /** Not asked for, since the backend is at others. */
    NOT_BEGUN;

    /** Whether it was waited for in vain. */
    boolean isSlow() {
      return this != DONE && this != FAILED;
    }
  }

  /**
   * @param error null if it is done
   * @param from the backend of the source that it was asked to fetch from and may be waiting for;
   *     null if nobody knows, or none
   */
  record Done(TxnPlan.Ingest ingest, Outcome outcome, ClusterException error, Backend from) {
    Done(TxnPlan.Ingest ingest, Outcome outcome, ClusterException error) {
      this(ingest, outcome, error, null);
    }
  }

  private static final TUniqueId LOAD_ID = new TUniqueId(-1, -1);
  private static final Duration ASK_FIRST = Duration.ofMillis(5);
  private static final Duration ASK_LIMIT = Duration.ofMillis(500);

  /** How long a backend that was asked before holds up the transactions behind. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** How long one that was sent a request does. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(5);

  private final BackendRpc rpc;
  private final Clock clock;
  private final long txnId;
  private final TxnPlan.Ingest ingest;
  private final Set<Long> avoid;

  /**
   * @param avoid backends of the source to be asked last: fetches from them did not end before
   */
  TxnIngest(BackendRpc rpc, Clock clock, long txnId, TxnPlan.Ingest ingest, Set<Long> avoid) {
    this.avoid = avoid;
    this.rpc = rpc;
    this.clock = clock;
    this.txnId = txnId;
    this.ingest = ingest;
  }

  /**
   * @param ask whether it may have been sent before
   */
  Done run(boolean ask) {
    try {
      if (ask) {
        TQueryIngestBinlogResult before = settle(PATIENCE);
        if (isDecided(before)) {
          return decided(before, sources(), null);
        }
      }
      Done last = null;
      for (Backend source : inOrder()) {
        last = attempt(source);
        if (last.outcome() != Outcome.FAILED) {
          return last;
        }
      }
      return last;
    } catch (ClusterException e) {
      return silent(e, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed(ClusterException.transientError("interrupted"));
    }
  }

  private List<Backend> inOrder() {
    List<Backend> order = new ArrayList<>(ingest.sources());
    order.sort(Comparator.comparing(b -> avoid.contains(b.id())));
    return order;
  }

  private Done attempt(Backend source) throws InterruptedException {
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
    ClusterException error = null;
    try {
      TIngestBinlogResult result = rpc.ingestBinlog(ingest.target().thrift(), request);
      if (!result.isSetIsAsync() || !result.isIsAsync()) {
        return new Done(ingest, Outcome.DONE, null);
      }
    } catch (ClusterException e) {
      if (e.kind() == ClusterException.Kind.UNREACHABLE) {
        return failed(e);
      }
      error = e;
    }
    return end(source, error);
  }

  /**
   * @param error what the request came to; null if it was accepted
   */
  private Done end(Backend source, ClusterException error) throws InterruptedException {
    boolean lost = error != null && error.kind() == ClusterException.Kind.UNKNOWN_OUTCOME;
    TQueryIngestBinlogResult end;
    try {
      end = settle(lost ? PATIENCE : FIRST_PATIENCE);
    } catch (ClusterException e) {
      return silent(e, source);
    }
    if (isDecided(end)) {
      return decided(end, address(source), source);
    }
    if (error == null) {
      return failed(ClusterException.transientError(name() + " ended as " + text(end)));
    }
    if (!lost) {
      return failed(error);
    }
    String why =
        "%s from %s was not answered, and it knows nothing of it: %s, %s"
            .formatted(name(), address(source), text(end), error.getMessage());
    return new Done(ingest, Outcome.UNKNOWN, unknown(why), source);
  }

  private static boolean isDecided(TQueryIngestBinlogResult result) {
    return result.getStatus() == TIngestBinlogStatus.OK
        || result.getStatus() == TIngestBinlogStatus.DOING;
  }

  private Done decided(TQueryIngestBinlogResult result, String from, Backend source) {
    if (result.getStatus() == TIngestBinlogStatus.OK) {
      return new Done(ingest, Outcome.DONE, null);
    }
    String why = "%s from %s is still under way".formatted(name(), from);
    return new Done(ingest, Outcome.UNDER_WAY, ClusterException.transientError(why), source);
  }

  /** It was begun before, nobody knows from which of them. */
  private String sources() {
    return ingest.sources().stream().map(TxnIngest::address).collect(Collectors.joining(" or "));
  }

  private static String address(Backend source) {
    return source.host() + ":" + source.httpPort();
  }

  private Done failed(ClusterException error) {
    return new Done(ingest, Outcome.FAILED, error);
  }

  /** What it was sent it may read when it wakes up, but not if it is not there at all. */
  private Done silent(ClusterException e, Backend source) {
    if (e.kind() == ClusterException.Kind.UNREACHABLE) {
      return failed(e);
    }
    String why = name() + ": it does not answer: " + e.getMessage();
    return new Done(ingest, Outcome.UNKNOWN, unknown(why), source);
  }

  private static ClusterException unknown(String why) {
    return new ClusterException(ClusterException.Kind.UNKNOWN_OUTCOME, null, why, null);
  }

  private String name() {
    return "backend %s: fetch of tablet %d for tablet %d"
        .formatted(ingest.target().thrift(), ingest.sourceTablet(), ingest.targetTablet());
  }

  private static String text(TQueryIngestBinlogResult end) {
    return end.getStatus() + (end.isSetErrMsg() ? " (" + end.getErrMsg() + ")" : "");
  }

  /** Asks until the backend is no longer at it, or has been for long. */
  private TQueryIngestBinlogResult settle(Duration patience)
      throws InterruptedException, ClusterException {
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
      boolean over = clock.nanoTime() - start >= patience.toNanos();
      if (result.getStatus() != TIngestBinlogStatus.DOING || over) {
        return result;
      }
      clock.sleep(pause);
      pause = pause.multipliedBy(2).compareTo(ASK_LIMIT) > 0 ? ASK_LIMIT : pause.multipliedBy(2);
    }
  }
}
