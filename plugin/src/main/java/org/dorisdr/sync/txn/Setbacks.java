package org.dorisdr.sync.txn;

import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Replies;
import org.dorisdr.job.Backoff;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.waiting.WaitingTables;

/**
 * What becomes of a transaction that could not be brought over: it is repeated; if that does not
 * help soon, the table to blame is set aside so that the others go on; if that does not help
 * either, it is copied. Owned by one worker.
 */
final class Setbacks {

  /** How often and how long a tablet may fail, with its data there, before the table is copied. */
  private static final int PATIENCE = 8;

  private static final Duration PATIENCE_TIME = Duration.ofSeconds(60);

  /** How often a table may be set aside, with its data there, before it is copied. */
  private static final int TURNS = 4;

  private final SyncContext context;
  private final Backoff backoff;
  private final LongPredicate rewriteAhead;
  private final Deque<Flight> window;

  /** How often tables were set aside in a row with no backend's absence to blame. */
  private final Map<Long, Integer> turns = new HashMap<>();

  Setbacks(SyncContext context, Backoff backoff, LongPredicate rewriteAhead, Deque<Flight> window) {
    this.context = context;
    this.backoff = backoff;
    this.rewriteAhead = rewriteAhead;
    this.window = window;
  }

  /** Tries again later, for a reason that concerns no single table. */
  void later(Flight head, ClusterException e) {
    head.failures++;
    if (head.failures == 1) {
      head.failingSinceNanos = context.clock().nanoTime();
    }
    head.retryAtNanos = context.clock().nanoTime() + backoff.after(head.failures).toNanos();
    context.journal().error("transaction " + head.binlog.seq() + ": " + e.getMessage());
  }

  /** A backend that was away says nothing about the data: patience begins anew. */
  private void doubt(Flight head, ClusterException e) {
    if (isAway(e)) {
      head.doubts = 0;
    } else if (head.doubts++ == 0) {
      head.doubtingSinceNanos = context.clock().nanoTime();
    }
  }

  /** Nothing tells which table it is. */
  void failed(Flight head, ClusterException e) throws ClusterException {
    later(head, e);
    doubt(head, e);
    head.ready = null;
    if (!head.tables.isEmpty() && isOutOfPatience(head)) {
      copy(head, head.tables.keySet().iterator().next(), e);
    }
  }

  /** A tablet could not be filled. */
  void failed(Flight head, TxnIngest.Done shortfall) throws ClusterException {
    long table = shortfall.ingest().sourceTable();
    TableProgress progress = context.progress().tables.get(table);
    boolean concerned = progress != null && head.tables.containsKey(table);
    ClusterException e = explained(shortfall, progress);
    head.ready = null;
    if (shortfall.outcome().isSlow()) {
      // The next ones are to be planned without a backend that the frontend knows by then to be
      // dead.
      context.sourceMeta().forgetBackends();
      context.targetMeta().forgetBackends();
    }
    if (shortfall.outcome().compareTo(TxnIngest.Outcome.UNDER_WAY) >= 0) {
      underWay(head, concerned ? progress : null, e);
      return;
    }
    later(head, e);
    doubt(head, e);
    // What a backend may still read would come twice, but for another transaction.
    head.outdated |= head.run.hasUnknown() && !head.commitSent;
    if (concerned) {
      failed(head, progress, e);
    }
  }

  private void failed(Flight head, TableProgress table, ClusterException e)
      throws ClusterException {
    boolean alone = !WaitingTables.canOthersGoOn(context, table.sourceId);
    boolean lastTurn = isOutOfTurns(head, table);
    boolean hopeless = alone ? isOutOfPatience(head) : lastTurn && isHoldingUp(head);
    if (rewriteAhead.test(table.sourceId) || hopeless) {
      copy(head, table.sourceId, e);
    } else if (!alone && !lastTurn && !head.commitSent && isHoldingUp(head, table)) {
      if (head.doubts > 0) {
        turns.merge(table.sourceId, 1, Integer::sum);
      } else {
        turns.remove(table.sourceId);
      }
      Duration took = head.run.hasUnknown() ? head.run.took() : Duration.ZERO;
      setAside(head, table, e.getMessage(), took);
    }
  }

  /** The backends are at it: the others go on meanwhile, and it does not begin anew. */
  private void underWay(Flight head, TableProgress table, ClusterException e) {
    boolean canWait =
        table != null && !head.commitSent && WaitingTables.canOthersGoOn(context, table.sourceId);
    if (!canWait) {
      later(head, e);
      if (head.run.fetched() > head.fetched) {
        head.fetched = head.run.fetched();
        head.failingSinceNanos = context.clock().nanoTime();
      }
      if (failing(head) > KeptTransactions.GIVE_UP.toNanos() && !head.commitSent) {
        head.outdated = true;
        head.failures = 0;
        head.fetched = 0;
      }
      return;
    }
    boolean alone = head.tables.size() == 1;
    if (alone) {
      KeptTransactions.keep(context, head, table);
    }
    setAside(head, table, e.getMessage(), Duration.ZERO);
    if (alone) {
      head.empty = true;
      head.outdated = false;
    }
  }

  private ClusterException explained(TxnIngest.Done shortfall, TableProgress table) {
    ClusterException e = shortfall.error();
    if (!shortfall.outcome().isSlow()) {
      return e;
    }
    String why = e.getMessage().replaceAll("[.\\s]+$", "");
    String name = table == null ? "…" : table.sourceName;
    String hint =
        ". HINT: it is tried again by itself; if that does not end, SHOW BACKENDS on the target and the log"
            + " of that backend tell why, and ALTER SYNC JOB %s RESYNC TABLE %s copies the table";
    return new ClusterException(
        e.kind(), null, why + hint.formatted(context.record().name, name), e);
  }

  /** No backend is there for {@code table} right now. */
  void stuck(Flight head, TableProblem problem) {
    later(head, ClusterException.transientError(problem.getMessage()));
    head.doubts = 0;
    turns.remove(problem.sourceTable());
    TableProgress table = context.progress().tables.get(problem.sourceTable());
    if (table != null
        && WaitingTables.canOthersGoOn(context, table.sourceId)
        && isHoldingUp(head, table)) {
      setAside(head, table, problem.getMessage(), Duration.ZERO);
    }
  }

  /** One that has waited before waits again at once, and so does one that fails slowly. */
  private boolean isHoldingUp(Flight head, TableProgress table) {
    return table.failures > 0
        || (head.stuck == null && WaitingTables.isLong(head.run.took()))
        || isHoldingUp(head);
  }

  private boolean isHoldingUp(Flight head) {
    return WaitingTables.isHoldingUp(head.failures, failing(head));
  }

  private boolean isOutOfPatience(Flight head) {
    long doubting = context.clock().nanoTime() - head.doubtingSinceNanos;
    return head.doubts >= PATIENCE && doubting > PATIENCE_TIME.toNanos();
  }

  private boolean isOutOfTurns(Flight head, TableProgress table) {
    if (table.failures == 0) {
      // It went well since it was set aside last.
      turns.remove(table.sourceId);
    }
    return head.doubts > 0 && turns.getOrDefault(table.sourceId, 0) >= TURNS;
  }

  private long failing(Flight head) {
    return context.clock().nanoTime() - head.failingSinceNanos;
  }

  /** Whether a backend of either side, or the way between them, is missing. */
  private static boolean isAway(ClusterException e) {
    return e.kind() == ClusterException.Kind.UNREACHABLE
        || e.kind() == ClusterException.Kind.UNKNOWN_OUTCOME
        || Replies.isPeerAway(e);
  }

  private void copy(Flight head, long tableId, ClusterException e) throws ClusterException {
    if (!head.commitSent) {
      rollback(head, "the table is copied instead");
    }
    head.leaveOut(tableId);
    TableProgress table = context.progress().tables.get(tableId);
    if (table != null) {
      String why = "its data could not be applied: " + e.getMessage();
      context.requestCopy(table, head.binlog.seq(), why);
    }
    head.failures = 0;
    head.doubts = 0;
    turns.remove(tableId);
  }

  /** Whatever is in flight for the table is left out too: it comes again with the rest. */
  private void setAside(Flight head, TableProgress table, String why, Duration took) {
    for (Flight flight : window) {
      if (flight.tables.containsKey(table.sourceId)) {
        flight.leaveOut(table.sourceId);
        flight.outdated = true;
      }
    }
    head.failures = 0;
    head.retryAtNanos = context.clock().nanoTime();
    WaitingTables.setAside(context, table, head.binlog.seq(), why, took);
  }

  /** Undoes what was begun; only before a commit was sent. */
  void rollback(Flight flight, String reason) throws ClusterException {
    try {
      if (flight.run != null) {
        flight.run.rollback(reason);
      }
    } catch (ClusterException e) {
      if (e.isRetryable() && !Replies.isUnknownTransaction(e)) {
        throw e;
      }
    }
  }
}
