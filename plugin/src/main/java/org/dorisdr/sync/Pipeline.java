package org.dorisdr.sync;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongPredicate;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Replies;
import org.dorisdr.host.HostException;
import org.dorisdr.job.Backoff;
import org.dorisdr.thrift.TUniqueId;

/**
 * Transactions in flight: filled by the backends side by side, committed strictly in the order of
 * the source. After a commit was sent there is no way back, only forward. Owned by one worker; not
 * thread safe.
 */
final class Pipeline {

  /** How often and how long a tablet may fail, with its data there, before the table is copied. */
  private static final int PATIENCE = 8;

  private static final Duration PATIENCE_TIME = Duration.ofSeconds(60);
  private static final Duration VISIBLE_LIMIT = Duration.ofSeconds(60);
  private static final Duration VISIBLE_LOOK = Duration.ofMillis(20);

  private final SyncContext context;
  private final Executor io;
  private final BackendGate gate;
  private final Backoff backoff;
  private final TxnPlanner planner;
  private final LongPredicate rewriteAhead;
  private final Deque<Flight> window = new ArrayDeque<>();
  private long lastTxnId = -1;
  private boolean settled;

  /**
   * @param rewriteAhead whether a table is known to have been rewritten later in the stream, so
   *     that its old data are gone and it will be copied anyway
   */
  Pipeline(
      SyncContext context,
      Executor io,
      BackendGate gate,
      Backoff backoff,
      LongPredicate rewriteAhead) {
    this.gate = gate;
    this.rewriteAhead = rewriteAhead;
    this.context = context;
    this.io = io;
    this.backoff = backoff;
    this.planner = new TxnPlanner(context.sourceMeta(), context.targetMeta());
  }

  int size() {
    return window.size();
  }

  /**
   * Whether the position is exact. After a restart transactions beyond the stored position may have
   * been committed already; commits go in order, so the first one that was not ends the doubt.
   */
  boolean isSettled() {
    return settled;
  }

  void settle() {
    settled = true;
  }

  boolean isEmpty() {
    return window.isEmpty();
  }

  /** Adds a transaction at the end; if that fails nothing has changed. */
  void launch(Flight flight, boolean ask) throws ClusterException {
    start(flight, ask, false);
    window.addLast(flight);
  }

  private void start(Flight flight, boolean ask, boolean fresh) throws ClusterException {
    TxnPlan plan = null;
    while (plan == null) {
      try {
        plan = planner.plan(flight.upsert, flight.tables, fresh);
      } catch (TableProblem e) {
        if (!e.isCopyNeeded()) {
          throw ClusterException.transientError(e.getMessage());
        }
        blame(flight, e.sourceTable(), e.getMessage());
      }
    }
    if (plan.ingests().isEmpty()) {
      flight.empty = true;
      return;
    }
    TxnRun run =
        new TxnRun(
            context.target(),
            context.targetDatabase(),
            label(flight.binlog.seq()),
            requestId(flight.binlog.seq()),
            plan,
            context.clock());
    flight.run = run;
    flight.ready = run.prepare(io, gate, ask);
  }

  private void blame(Flight flight, long tableId, String why) {
    Map<Long, String> rest = new TreeMap<>(flight.tables);
    rest.remove(tableId);
    flight.tables = rest;
    TableProgress table = context.progress().tables.get(tableId);
    if (table != null) {
      context.requestCopy(table, flight.binlog.seq(), why);
    }
  }

  private String label(long seq) {
    return context.tag() + "_" + context.progress().epoch + "_" + seq;
  }

  private TUniqueId requestId(long seq) {
    long job = context.record().id << 20 ^ context.progress().epoch;
    return new TUniqueId(context.record().createdMs ^ job << 16, seq);
  }

  /** Commits what is ready, in order. */
  void commitReady() throws ClusterException, HostException {
    while (!window.isEmpty()) {
      Flight head = window.peekFirst();
      if (head.empty) {
        done(head, false);
        continue;
      }
      boolean waits = head.failures > 0 && head.retryAtNanos > context.clock().nanoTime();
      if (waits || (head.ready != null && !head.ready.isDone())) {
        return;
      }
      if (head.ready == null) {
        start(head, true, true);
        continue;
      }
      if (!advance(head)) {
        return;
      }
    }
  }

  /** True if the flight has landed. */
  private boolean advance(Flight head) throws ClusterException, HostException {
    TxnRun.Ready ready;
    try {
      ready = head.ready.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ClusterException cause) {
        return failed(head, cause, null);
      }
      throw e;
    }
    switch (ready) {
      case ALREADY_APPLIED:
        // Counted here, because the count that it was applied with was lost.
        done(head, true);
        return true;
      case LABEL_BUSY:
        return busy(head);
      default:
        TxnIngest.Done shortfall = head.run.shortfall();
        if (shortfall != null) {
          return failed(head, shortfall.error(), shortfall.ingest());
        }
        return commit(head);
    }
  }

  private boolean busy(Flight head) throws ClusterException {
    if (!head.commitSent && head.run.txnId() >= 0) {
      rollback(head, "begun again after a restart");
    }
    return failed(head, ClusterException.transientError("label is in use"), null);
  }

  private boolean commit(Flight head) throws ClusterException, HostException {
    long now = context.clock().nanoTime();
    if (!head.commitSent && !context.holds().mayCommit(head.upsert, lastTxnId, now)) {
      return false;
    }
    settled |= !head.commitSent;
    context.journal().refuseIfFenced();
    context.journal().saveIfTablesChanged();
    try {
      head.commitSent = true;
      head.run.commit();
    } catch (ClusterException e) {
      boolean gone = Replies.isUnknownTransaction(e) || Replies.isAborted(e);
      if (gone || !e.isRetryable()) {
        // The FE is certain that it is not committed, or the label will tell that it was.
        return failed(head, e, null);
      }
      later(head, e);
      return false;
    }
    lastTxnId = head.run.txnId();
    context.holds().committed(head.upsert, lastTxnId);
    done(head, true);
    return true;
  }

  private void done(Flight head, boolean applied) {
    window.pollFirst();
    SyncProgress progress = context.progress();
    progress.position = head.binlog.seq();
    progress.positionMs = head.binlog.timeMs();
    if (applied) {
      progress.appliedTransactions++;
      progress.appliedRows += head.run.plan().rows();
      for (Long id : head.run.plan().sourceTables()) {
        TableProgress table = progress.tables.get(id);
        if (table != null && head.run.plan().sourceTables().size() == 1) {
          table.rows += head.run.plan().rows();
        }
      }
    }
    context.journal().touched();
  }

  private void later(Flight head, ClusterException e) {
    head.failures++;
    if (head.failures == 1) {
      head.failingSinceNanos = context.clock().nanoTime();
    }
    head.retryAtNanos = context.clock().nanoTime() + backoff.after(head.failures).toNanos();
    context.journal().error("transaction " + head.binlog.seq() + ": " + e.getMessage());
  }

  /** Plans a repetition, or gives the table up to a copy if repeating has not helped for long. */
  private boolean failed(Flight head, ClusterException e, TxnPlan.Ingest ingest)
      throws ClusterException {
    later(head, e);
    head.ready = null;
    long failing = context.clock().nanoTime() - head.failingSinceNanos;
    boolean enough = head.failures >= PATIENCE && failing > PATIENCE_TIME.toNanos();
    boolean unreachable = e.kind() == ClusterException.Kind.UNREACHABLE;
    if (head.tables.isEmpty()) {
      return false;
    }
    long table = ingest != null ? ingest.sourceTable() : head.tables.keySet().iterator().next();
    boolean rewritten = ingest != null && rewriteAhead.test(table);
    if (!rewritten && (!enough || unreachable)) {
      return false;
    }
    if (!head.commitSent) {
      rollback(head, "the table is copied instead");
    }
    blame(head, table, "its data could not be applied: " + e.getMessage());
    head.failures = 0;
    return false;
  }

  private void rollback(Flight head, String reason) throws ClusterException {
    try {
      head.run.rollback(reason);
    } catch (ClusterException e) {
      if (e.isRetryable() && !Replies.isUnknownTransaction(e)) {
        throw e;
      }
    }
  }

  /** Waits for the first in line, at most for {@code limit}. */
  void awaitHead(Duration limit) throws InterruptedException {
    Flight head = window.peekFirst();
    if (head == null || head.ready == null) {
      return;
    }
    try {
      head.ready.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // Looked at by whoever commits.
    }
  }

  /** How long until the first in line wants to be tried again. */
  Duration untilRetry() {
    Flight head = window.peekFirst();
    long left =
        head == null || head.failures == 0 ? 0 : head.retryAtNanos - context.clock().nanoTime();
    return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }

  /** Before the structure changes: what was committed last has to be visible. */
  void awaitVisible() throws ClusterException, InterruptedException {
    if (lastTxnId < 0) {
      return;
    }
    long start = context.clock().nanoTime();
    while (!isVisible()) {
      if (context.clock().nanoTime() - start > VISIBLE_LIMIT.toNanos()) {
        throw ClusterException.transientError(
            "transaction " + lastTxnId + " on the target is committed but not visible yet");
      }
      context.clock().sleep(VISIBLE_LOOK);
    }
    lastTxnId = -1;
  }

  private boolean isVisible() throws ClusterException {
    return TxnVisibility.isVisible(context.target(), context.targetDatabase(), lastTxnId);
  }

  /** Committed last on the target; -1 if it is known to be visible, or there was none. */
  long lastTxnId() {
    return lastTxnId;
  }
}
