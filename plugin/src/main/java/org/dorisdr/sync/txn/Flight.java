package org.dorisdr.sync.txn;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.binlog.Upsert;
import org.dorisdr.sync.context.TableProblem;

/**
 * One source transaction on its way into the target, or one that has nothing to bring and only
 * keeps its place in the order. Owned by one worker.
 */
public final class Flight {
  final Binlog binlog;
  final Upsert upsert;

  /** Source id → name on the target. */
  Map<Long, String> tables;

  /** True if there turned out to be nothing to bring. */
  boolean empty;

  /** Part of the label of the latest attempt. */
  long epoch;

  /** The latest attempt; null before the first. */
  TxnRun run;

  /** Null if the next attempt has yet to be started. */
  CompletableFuture<TxnRun.Ready> ready;

  /** Why the latest attempt could not even be started; null if it was. */
  TableProblem stuck;

  /** A table was taken out after the attempt was started: it has to be undone and made again. */
  boolean outdated;

  boolean commitSent;

  /** Which transaction of the target that was for. */
  long sentTxnId = -1;

  int failures;
  long failingSinceNanos;

  /** How much the backends have fetched, at most, while it was waited for. */
  int fetched;

  /** Failures in a row for which no backend's absence was to blame, and since when. */
  int doubts;

  long doubtingSinceNanos;
  long retryAtNanos;

  public Flight(Binlog binlog, Upsert upsert, Map<Long, String> tables) {
    this.binlog = binlog;
    this.upsert = upsert;
    this.tables = tables;
  }

  void leaveOut(long tableId) {
    Map<Long, String> rest = new TreeMap<>(tables);
    rest.remove(tableId);
    tables = rest;
  }
}
