package org.dorisdr.sync.check;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.Clock;
import org.dorisdr.sync.context.Hold;
import org.dorisdr.sync.context.Holds;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.txn.TxnVisibility;
import org.dorisdr.sync.watch.SourceLag;

/**
 * What a check needs of one job and its two clusters. Used by one thread.
 *
 * @param io where the queries wait
 */
record CheckScope(
    SyncJobRecord record,
    SyncProgress progress,
    Cluster source,
    Cluster target,
    Holds.OfJob holds,
    Executor io,
    Clock clock) {

  private static final String OVER = "the job is over";
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration VISIBLE_LIMIT = Duration.ofSeconds(60);

  ContentHash hash(Cluster cluster, String database, String name) throws ClusterException {
    return ContentHash.of(cluster.sql().run(null, "DESC " + Names.quote(database, name)));
  }

  /** The newest commit sequence of the source that concerns the job. */
  long newest() throws ClusterException {
    return SourceLag.after(source.frontend(), record, progress, holds.where().position())
        .getLastCommitSeq();
  }

  /**
   * Waits until the target has everything of a partition up to {@code version}, visible. The binlog
   * of a version is there before the version can be seen, so the newest sequence, asked after the
   * version was seen, covers it.
   *
   * @return null, or why that did not come about
   */
  String awaitReached(Hold hold, long version, Duration limit)
      throws ClusterException, InterruptedException {
    long newest = newest();
    long start = clock.nanoTime();
    while (!holds.isOver()) {
      Holds.Where where = holds.where();
      if (where.inStep() && where.position() >= newest) {
        return awaitVisible(where.lastTxnId());
      }
      if (hold.isHoldingBack() || hold.hasReached(version)) {
        return awaitVisible(hold.txnId());
      }
      if (hold.isBroken()) {
        return "the job could not be held back for longer";
      }
      if (clock.nanoTime() - start > limit.toNanos()) {
        return "the target is too far behind";
      }
      clock.sleep(LOOK);
    }
    return OVER;
  }

  /** The same for everything of the job up to {@code position}. */
  String awaitPosition(long position, Duration limit)
      throws ClusterException, InterruptedException {
    long start = clock.nanoTime();
    while (!holds.where().inStep() || holds.where().position() < position) {
      if (holds.isOver()) {
        return OVER;
      }
      if (clock.nanoTime() - start > limit.toNanos()) {
        return "the target is too far behind";
      }
      clock.sleep(LOOK);
    }
    return awaitVisible(holds.where().lastTxnId());
  }

  private String awaitVisible(long txnId) throws ClusterException, InterruptedException {
    long start = clock.nanoTime();
    while (!TxnVisibility.isVisible(target, record.targetDatabase, txnId)) {
      if (holds.isOver()) {
        return OVER;
      }
      if (clock.nanoTime() - start > VISIBLE_LIMIT.toNanos()) {
        return "the last transaction on the target is not visible yet";
      }
      clock.sleep(LOOK);
    }
    return null;
  }
}
