package org.dorisdr.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.thrift.TIngestBinlogRequest;

/**
 * How the backend of a model cluster goes about fetches that do not end at once, as a Doris backend
 * does. Not thread safe.
 */
final class SimFetches {
  /** How long a caller waits for a fetch, and for an answer to a question. */
  private static final Duration CALL = Duration.ofSeconds(5);

  private static final Duration QUESTION = Duration.ofSeconds(3);

  /** How long a fetch of a table takes; none = no time. */
  final Map<String, Duration> takes = new HashMap<>();

  /** How long it takes at least from a backend of the source, by host. */
  final Map<String, Duration> takesFrom = new HashMap<>();

  /** Tables whose backend takes requests and answers nothing, as one that is stopped. */
  final Set<String> silent = new HashSet<>();

  /** Tables whose fetches it forgets as soon as the caller has hung up. */
  final Set<String> forgotten = new HashSet<>();

  /** How many were begun, and how many while the same one was under way. */
  int begun;

  int doubled;

  private final SimCluster own;
  private final Map<String, Fetch> underWay = new HashMap<>();
  private final List<TIngestBinlogRequest> unread = new ArrayList<>();

  private record Fetch(TIngestBinlogRequest request, long endsAt) {}

  SimFetches(SimCluster own) {
    this.own = own;
  }

  private static String key(long txnId, long tabletId) {
    return txnId + "/" + tabletId;
  }

  /** Returns when the fetch is over in time, else throws what the caller sees. */
  void begin(TIngestBinlogRequest request) throws ClusterException {
    String table = String.valueOf(own.tableOf(request.getLocalTabletId()));
    if (silent.contains(table)) {
      unread.add(request);
      throw hungUp("ingest_binlog", CALL);
    }
    String key = key(request.getTxnId(), request.getLocalTabletId());
    begun++;
    if (underWay.containsKey(key)) {
      doubled++;
    }
    Duration time = takes.getOrDefault(table, Duration.ZERO);
    Duration least = takesFrom.getOrDefault(request.getRemoteHost(), Duration.ZERO);
    time = time.compareTo(least) < 0 ? least : time;
    if (time.compareTo(CALL) <= 0) {
      own.clock.sleep(time);
      return;
    }
    if (!forgotten.contains(table)) {
      underWay.put(key, new Fetch(request, own.clock.nanoTime() + time.toNanos()));
    }
    throw hungUp("ingest_binlog", CALL);
  }

  /** Whether it is still at it. */
  boolean isUnderWay(long txnId, long tabletId) throws ClusterException {
    if (silent.contains(String.valueOf(own.tableOf(tabletId)))) {
      throw hungUp("query_ingest_binlog", QUESTION);
    }
    Fetch fetch = underWay.get(key(txnId, tabletId));
    if (fetch == null) {
      return false;
    }
    if (own.clock.nanoTime() < fetch.endsAt()) {
      return true;
    }
    underWay.remove(key(txnId, tabletId));
    end(fetch.request());
    return false;
  }

  private ClusterException hungUp(String what, Duration after) {
    own.clock.sleep(after);
    return new ClusterException(
        ClusterException.Kind.UNKNOWN_OUTCOME, null, what + ": Read timed out", null);
  }

  /** All goes well again: what is under way ends now. */
  void heal() {
    takes.clear();
    takesFrom.clear();
    forgotten.clear();
    underWay.replaceAll((key, f) -> new Fetch(f.request(), own.clock.nanoTime()));
  }

  /** It reads what it was sent meanwhile, also from those who have hung up. */
  void wake() {
    silent.clear();
    unread.forEach(this::end);
    unread.clear();
  }

  private void end(TIngestBinlogRequest request) {
    try {
      new SimBackend(own).stage(request);
    } catch (ClusterException e) {
      // Nobody listens any more.
    }
  }
}
