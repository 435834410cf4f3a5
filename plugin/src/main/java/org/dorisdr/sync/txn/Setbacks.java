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
  private static final int TURNS = 3;

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

  /** A tablet of {@code table} could not be filled. */
  void failed(Flight head, long table, ClusterException e) throws ClusterException {
    later(head, e);
    doubt(head, e);
    head.ready = null;
    TableProgress progress = context.progress().tables.get(table);
    if (progress == null || !head.tables.containsKey(table)) {
      return;
    }
    boolean alone = !WaitingTables.canOthersGoOn(context, table);
    boolean hopeless = alone ? isOutOfPatience(head) : isOutOfTurns(head, progress);
    if (rewriteAhead.test(table) || hopeless) {
      copy(head, table, e);
    } else if (!alone && !head.commitSent && isHoldingUp(head)) {
      if (head.doubts > 0) {
        turns.merge(table, 1, Integer::sum);
      } else {
        turns.remove(table);
      }
      setAside(head, progress, e.getMessage());
    }
  }

  /** No backend is there for {@code table} right now. */
  void stuck(Flight head, TableProblem problem) {
    later(head, ClusterException.transientError(problem.getMessage()));
    head.doubts = 0;
    turns.remove(problem.sourceTable());
    TableProgress table = context.progress().tables.get(problem.sourceTable());
    if (table != null
        && WaitingTables.canOthersGoOn(context, table.sourceId)
        && isHoldingUp(head)) {
      setAside(head, table, problem.getMessage());
    }
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
    return head.doubts > 0 && isHoldingUp(head) && turns.getOrDefault(table.sourceId, 0) >= TURNS;
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
  private void setAside(Flight head, TableProgress table, String why) {
    for (Flight flight : window) {
      if (flight.tables.containsKey(table.sourceId)) {
        flight.leaveOut(table.sourceId);
        flight.outdated = true;
      }
    }
    head.failures = 0;
    head.retryAtNanos = context.clock().nanoTime();
    WaitingTables.setAside(context, table, head.binlog.seq(), why);
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
