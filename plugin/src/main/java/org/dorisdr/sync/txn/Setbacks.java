package org.dorisdr.sync.txn;

import java.time.Duration;
import java.util.Deque;
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

  /** How often a table may be set aside before it is copied. */
  private static final int TURNS = 3;

  private final SyncContext context;
  private final Backoff backoff;
  private final LongPredicate rewriteAhead;
  private final Deque<Flight> window;

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

  /** Nothing tells which table it is. */
  void failed(Flight head, ClusterException e) throws ClusterException {
    later(head, e);
    head.ready = null;
    if (!head.tables.isEmpty() && isOutOfPatience(head) && !isUnreachable(e)) {
      copy(head, head.tables.keySet().iterator().next(), e);
    }
  }

  /** A tablet of {@code table} could not be filled. */
  void failed(Flight head, long table, ClusterException e) throws ClusterException {
    later(head, e);
    head.ready = null;
    TableProgress progress = context.progress().tables.get(table);
    if (progress == null || !head.tables.containsKey(table)) {
      return;
    }
    boolean alone = !WaitingTables.canOthersGoOn(context, table);
    boolean hopeless =
        !isUnreachable(e)
            && (alone ? isOutOfPatience(head) : isHoldingUp(head) && progress.failures >= TURNS);
    if (rewriteAhead.test(table) || hopeless) {
      copy(head, table, e);
    } else if (!alone && !head.commitSent && isHoldingUp(head)) {
      setAside(head, progress, e.getMessage());
    }
  }

  /** No backend is there for {@code table} right now. */
  void stuck(Flight head, TableProblem problem) {
    later(head, ClusterException.transientError(problem.getMessage()));
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
    return head.failures >= PATIENCE && failing(head) > PATIENCE_TIME.toNanos();
  }

  private long failing(Flight head) {
    return context.clock().nanoTime() - head.failingSinceNanos;
  }

  private static boolean isUnreachable(ClusterException e) {
    return e.kind() == ClusterException.Kind.UNREACHABLE;
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
