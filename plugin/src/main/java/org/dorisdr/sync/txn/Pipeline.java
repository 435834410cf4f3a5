package org.dorisdr.sync.txn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
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
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;
import org.dorisdr.sync.waiting.WaitingTables;

/**
 * Transactions in flight: filled by the backends side by side, committed strictly in the order of
 * the source. After a commit was sent there is no way back, only forward. Owned by one worker; not
 * thread safe.
 */
public final class Pipeline {

  private final SyncContext context;
  private final Deque<Flight> window = new ArrayDeque<>();
  private final Launcher launcher;
  private final Setbacks setbacks;
  private final Visibility visibility;
  private boolean settled;

  /**
   * @param rewriteAhead whether a table is known to have been rewritten later in the stream, so
   *     that its old data are gone and it will be copied anyway
   */
  public Pipeline(
      SyncContext context,
      Executor io,
      BackendGate gate,
      Backoff backoff,
      LongPredicate rewriteAhead) {
    this.context = context;
    this.launcher = new Launcher(context, io, gate);
    this.setbacks = new Setbacks(context, backoff, rewriteAhead, window);
    this.visibility = new Visibility(context);
  }

  public int size() {
    return window.size();
  }

  /**
   * Whether the position is exact. After a restart transactions beyond the stored position may have
   * been committed already; commits go in order, so the first one that was not ends the doubt.
   */
  public boolean isSettled() {
    return settled;
  }

  public void settle() {
    settled = true;
  }

  /** Whether nothing beyond the position was committed, nor may have been. */
  public boolean isExact() {
    return settled && window.stream().noneMatch(flight -> flight.commitSent);
  }

  /** Whether the first in line has not failed. */
  public boolean goesWell() {
    Flight head = window.peekFirst();
    return head == null || head.failures == 0;
  }

  public boolean isEmpty() {
    return window.isEmpty();
  }

  /** Adds a transaction at the end; if that fails nothing has changed. */
  public void launch(Flight flight, boolean ask) throws ClusterException {
    launcher.start(flight, ask, false);
    window.addLast(flight);
  }

  /** Commits what is ready, in order. */
  public void commitReady() throws ClusterException, HostException {
    while (!window.isEmpty()) {
      Flight head = window.peekFirst();
      if (head.empty) {
        done(head, false);
        continue;
      }
      if (head.ready != null && !head.ready.isDone()) {
        return;
      }
      if (skip(head)) {
        continue;
      }
      if (head.failures > 0 && head.retryAtNanos > context.clock().nanoTime()) {
        return;
      }
      if (head.outdated) {
        setbacks.rollback(head, "it is begun anew");
        head.outdated = false;
        head.ready = null;
      }
      if (head.ready == null) {
        launcher.start(head, true, true);
        if (head.stuck != null) {
          setbacks.stuck(head, head.stuck);
        }
      } else if (!advance(head) && !head.outdated && !head.empty) {
        return;
      }
    }
  }

  /** A user may want to be rid of the very transaction that is under way and fails. */
  private boolean skip(Flight head) throws ClusterException {
    long seq = head.binlog.seq();
    if (head.commitSent || !context.progress().skip.contains(seq)) {
      return false;
    }
    setbacks.rollback(head, "the record is skipped");
    context.progress().skip.remove(seq);
    context.journal().event("SKIPPED", null, seq, "binlog of type " + head.binlog.type());
    done(head, false);
    return true;
  }

  /** True if the flight has landed. */
  private boolean advance(Flight head) throws ClusterException, HostException {
    TxnRun.Ready ready;
    try {
      ready = head.ready.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof ClusterException cause) {
        setbacks.failed(head, cause);
        return false;
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
        if (head.run.txnId() != head.sentTxnId) {
          // The label is that of a new transaction: what was sent before was not committed.
          head.commitSent = false;
        }
        TxnIngest.Done shortfall = head.run.shortfall();
        if (shortfall != null) {
          setbacks.failed(head, shortfall);
          return false;
        }
        return commit(head);
    }
  }

  private boolean busy(Flight head) throws ClusterException {
    if (!head.commitSent && head.run.txnId() >= 0) {
      setbacks.rollback(head, "begun again after a restart");
    }
    setbacks.failed(head, ClusterException.transientError("label is in use"));
    return false;
  }

  private boolean commit(Flight head) throws ClusterException, HostException {
    long now = context.clock().nanoTime();
    if (!head.commitSent && !context.holds().mayCommit(head.upsert, visibility.lastTxnId(), now)) {
      return false;
    }
    settled |= !head.commitSent;
    context.journal().refuseIfFenced();
    context.journal().exact(false);
    context.journal().saveIfUrgent();
    try {
      head.commitSent = true;
      head.sentTxnId = head.run.txnId();
      head.run.commit();
    } catch (ClusterException e) {
      boolean gone = Replies.isUnknownTransaction(e) || Replies.isAborted(e);
      if (gone || !e.isRetryable()) {
        // The FE is certain that it is not committed, or the label will tell that it was.
        setbacks.failed(head, e);
        return false;
      }
      setbacks.later(head, e);
      return false;
    }
    if (!head.run.isComplete()) {
      // One that is gone would hold up every further transaction for as long as a call may take.
      context.targetMeta().forgetBackends();
    }
    visibility.committed(head.run.txnId());
    context.holds().committed(head.upsert, head.run.txnId());
    done(head, true);
    return true;
  }

  private void done(Flight head, boolean applied) {
    window.pollFirst();
    SyncProgress progress = context.progress();
    progress.position = head.binlog.seq();
    progress.positionMs = head.binlog.timeMs();
    if (applied) {
      progress.lastLabel = head.run.label();
      progress.appliedTransactions++;
      progress.appliedRows += head.run.plan().rows();
      for (Long id : head.run.plan().sourceTables()) {
        TableProgress table = progress.tables.get(id);
        if (table == null) {
          continue;
        }
        WaitingTables.wentWell(context, table);
        if (head.run.plan().sourceTables().size() == 1) {
          table.rows += head.run.plan().rows();
        }
      }
    }
    context.journal().touched();
  }

  /** Waits for the first in line, at most for {@code limit}. */
  public void awaitHead(Duration limit) throws InterruptedException {
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
  public Duration untilRetry() {
    Flight head = window.peekFirst();
    long left =
        head == null || head.failures == 0 ? 0 : head.retryAtNanos - context.clock().nanoTime();
    return left > 0 ? Duration.ofNanos(left) : Duration.ZERO;
  }

  /** Before the structure changes: what was committed last has to be visible. */
  public void awaitVisible() throws ClusterException, InterruptedException {
    visibility.await();
  }

  /** Committed last on the target; -1 if it is known to be visible, or there was none. */
  public long lastTxnId() {
    return visibility.lastTxnId();
  }
}
