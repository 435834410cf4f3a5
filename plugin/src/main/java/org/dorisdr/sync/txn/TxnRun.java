package org.dorisdr.sync.txn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.Clock;
import org.dorisdr.thrift.TBeginTxnRequest;
import org.dorisdr.thrift.TBeginTxnResult;
import org.dorisdr.thrift.TCommitTxnRequest;
import org.dorisdr.thrift.TRollbackTxnRequest;
import org.dorisdr.thrift.TStatusCode;
import org.dorisdr.thrift.TSubTxnInfo;
import org.dorisdr.thrift.TTabletCommitInfo;
import org.dorisdr.thrift.TUniqueId;

/**
 * One transaction on the target: begun under a label that follows from the source transaction, so
 * that it can never be applied twice; filled by the backends; then committed by the worker, in
 * order. {@link #prepare} runs on other threads, everything else on the worker's.
 */
final class TxnRun {

  /** What {@link #prepare} came to. */
  enum Ready {
    /** Every tablet has its data: commit. */
    FILLED,
    /** The label is taken by a committed transaction: this one was applied before. */
    ALREADY_APPLIED,
    /** The label is held by a running transaction that is not ours to continue. */
    LABEL_BUSY
  }

  /**
   * A transaction on the target that may be gone on with.
   *
   * @param subTxnIds the target does not tell them again
   * @param sources ids of the source's backends that unfinished fetches may be waiting for
   */
  record Known(long txnId, List<Long> subTxnIds, Set<Long> sources) {}

  /** Not the id of any backend, so that no backend's death aborts the transaction. */
  private static final long NO_BACKEND = Long.MAX_VALUE - 1;

  private static final long TIMEOUT_S = 7_200;

  private final Cluster target;
  private final String database;
  private final String label;
  private final TUniqueId requestId;
  private final TxnPlan plan;
  private final Clock clock;
  private final Known known;

  /** Backends that hold up what they were asked for: they are asked for no more. */
  private final Set<Long> slow = ConcurrentHashMap.newKeySet();

  private volatile long begunAt;
  private volatile long endedAt;
  private volatile long txnId = -1;
  private volatile List<Long> subTxnIds = List.of();
  private volatile List<TxnIngest.Done> filled = List.of();

  /**
   * @param known begun before under that label; null if none was
   */
  TxnRun(
      Cluster target,
      String database,
      String label,
      TUniqueId requestId,
      TxnPlan plan,
      Known known,
      Clock clock) {
    this.known = known;
    this.target = target;
    this.database = database;
    this.label = label;
    this.requestId = requestId;
    this.plan = plan;
    this.clock = clock;
  }

  TxnPlan plan() {
    return plan;
  }

  long txnId() {
    return txnId;
  }

  String label() {
    return label;
  }

  /**
   * Begins the transaction and has every replica fetch its data.
   *
   * @param ask true if an earlier attempt may have got somewhere
   */
  CompletableFuture<Ready> prepare(Executor io, BackendGate gate, boolean ask) {
    begunAt = clock.nanoTime();
    endedAt = begunAt;
    return CompletableFuture.supplyAsync(() -> begin(ask), io).thenCompose(b -> fill(b, io, gate));
  }

  private record Begun(Ready ready, boolean ask) {}

  private Begun begin(boolean ask) {
    try {
      TBeginTxnRequest request =
          new TBeginTxnRequest()
              .setDb(database)
              .setTableIds(plan.targetTables())
              .setLabel(label)
              .setRequestId(requestId)
              .setBackendId(NO_BACKEND)
              .setTimeout(TIMEOUT_S);
      if (!plan.subTransactions().isEmpty()) {
        request.setSubTxnNum(plan.subTransactions().size());
      }
      TBeginTxnResult result = target.frontend().beginTxn(request);
      if (result.getStatus().getStatusCode() == TStatusCode.LABEL_ALREADY_EXISTS) {
        boolean over = "FINISHED".equals(result.getJobStatus());
        return new Begun(over ? Ready.ALREADY_APPLIED : Ready.LABEL_BUSY, false);
      }
      txnId = result.getTxnId();
      boolean same = known != null && known.txnId() == txnId;
      subTxnIds =
          result.isSetSubTxnIds()
              ? List.copyOf(result.getSubTxnIds())
              : same ? known.subTxnIds() : List.of();
      if (subTxnIds.size() < plan.subTransactions().size()) {
        // Begun before: the FE does not tell the sub-transactions again.
        return new Begun(Ready.LABEL_BUSY, false);
      }
      return new Begun(Ready.FILLED, ask || !result.isSetDbId());
    } catch (ClusterException e) {
      throw new java.util.concurrent.CompletionException(e);
    }
  }

  private CompletableFuture<Ready> fill(Begun begun, Executor io, BackendGate gate) {
    if (begun.ready() != Ready.FILLED) {
      return CompletableFuture.completedFuture(begun.ready());
    }
    List<CompletableFuture<TxnIngest.Done>> all = new ArrayList<>();
    for (TxnPlan.Ingest ingest : plan.ingests()) {
      long id = txnOf(ingest);
      TxnIngest one = new TxnIngest(target.backendRpc(), clock, id, ingest, avoided());
      all.add(gate.submit(ingest.target().id(), () -> run(ingest, one, begun.ask()), io));
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(
            nothing -> {
              filled = all.stream().map(CompletableFuture::join).toList();
              endedAt = clock.nanoTime();
              return Ready.FILLED;
            });
  }

  private TxnIngest.Done run(TxnPlan.Ingest ingest, TxnIngest one, boolean ask) {
    if (slow.contains(ingest.target().id())) {
      String why = "backend %s is not done with others yet".formatted(ingest.target().thrift());
      ClusterException error = ClusterException.transientError(why);
      return new TxnIngest.Done(ingest, TxnIngest.Outcome.NOT_BEGUN, error);
    }
    TxnIngest.Done done = one.run(ask);
    if (done.outcome().isSlow()) {
      slow.add(ingest.target().id());
    }
    return done;
  }

  private long txnOf(TxnPlan.Ingest ingest) {
    int at = plan.subTransactions().indexOf(ingest.subTransaction());
    return at < 0 ? txnId : subTxnIds.get(at);
  }

  /** How long the backends were at it. */
  Duration took() {
    return Duration.ofNanos(endedAt - begunAt);
  }

  /** What to go on with. */
  Known known() {
    Set<Long> sources = new TreeSet<>();
    for (TxnIngest.Done done : filled) {
      if (done.from() != null) {
        sources.add(done.from().id());
      } else if (done.outcome() == TxnIngest.Outcome.UNDER_WAY) {
        sources.addAll(avoided());
      }
    }
    return new Known(txnId, subTxnIds, sources);
  }

  /** Backends of the source that earlier fetches were waiting for. */
  private Set<Long> avoided() {
    return known == null ? Set.of() : known.sources();
  }

  /** How many replicas of tablets have their data. */
  int fetched() {
    return (int) filled.stream().filter(done -> done.error() == null).count();
  }

  /** Whether all of them have, not only enough. */
  boolean isComplete() {
    return fetched() == filled.size();
  }

  /** Whether a backend may begin yet what nobody waits for any more. */
  boolean hasUnknown() {
    return filled.stream().anyMatch(done -> done.outcome() == TxnIngest.Outcome.UNKNOWN);
  }

  /**
   * A tablet that too few replicas could be filled of, if any: rather one that cannot be than one
   * that may be yet.
   */
  TxnIngest.Done shortfall() {
    Map<String, Integer> good = new HashMap<>();
    for (TxnIngest.Done done : filled) {
      if (done.error() == null) {
        good.merge(key(done), 1, Integer::sum);
      }
    }
    TxnIngest.Done found = null;
    for (TxnIngest.Done done : filled) {
      int quorum = done.ingest().targetReplicas() / 2 + 1;
      if (done.error() != null && good.getOrDefault(key(done), 0) < quorum) {
        found = found == null || done.outcome().compareTo(found.outcome()) < 0 ? done : found;
      }
    }
    return found;
  }

  private static String key(TxnIngest.Done done) {
    return done.ingest().targetTablet() + "/" + done.ingest().subTransaction();
  }

  /** May be repeated as often as it takes: the FE does it once. */
  void commit() throws ClusterException {
    TCommitTxnRequest request =
        new TCommitTxnRequest().setDb(database).setTxnId(txnId).setOnlyCommit(true);
    if (plan.subTransactions().isEmpty()) {
      request.setCommitInfos(commitInfos(-1));
    } else {
      request.setTxnInsert(true).setSubTxnInfos(subTxnInfos());
    }
    target.frontend().commitTxn(request);
  }

  private List<TTabletCommitInfo> commitInfos(long subTransaction) {
    List<TTabletCommitInfo> infos = new ArrayList<>();
    for (TxnIngest.Done done : filled) {
      boolean mine = subTransaction < 0 || done.ingest().subTransaction() == subTransaction;
      if (done.error() == null && mine) {
        infos.add(new TTabletCommitInfo(done.ingest().targetTablet(), done.ingest().target().id()));
      }
    }
    return infos;
  }

  private List<TSubTxnInfo> subTxnInfos() {
    List<TSubTxnInfo> infos = new ArrayList<>();
    for (int i = 0; i < plan.subTransactions().size(); i++) {
      long sub = plan.subTransactions().get(i);
      TxnPlan.Ingest any =
          plan.ingests().stream().filter(g -> g.subTransaction() == sub).findFirst().orElse(null);
      if (any != null) {
        infos.add(
            new TSubTxnInfo()
                .setSubTxnId(subTxnIds.get(i))
                .setTableId(any.targetTable())
                .setTabletCommitInfos(commitInfos(sub)));
      }
    }
    return infos;
  }

  /** Only before the first {@link #commit}. */
  void rollback(String reason) throws ClusterException {
    if (txnId >= 0) {
      target
          .frontend()
          .rollbackTxn(new TRollbackTxnRequest().setDb(database).setTxnId(txnId).setReason(reason));
    }
  }
}
