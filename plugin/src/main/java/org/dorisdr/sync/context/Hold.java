package org.dorisdr.sync.context;

import java.time.Duration;
import org.dorisdr.sync.binlog.Upsert;

/**
 * Keeps one partition of the target where it is, or lets it come up to one version of the source
 * and no further. While what comes first in line is held back, everything behind it waits; so a
 * hold breaks by itself once it has held something back for {@link #LIMIT}. Thread safe.
 */
public final class Hold {

  /** How long the job may be held up at most, in one piece. */
  static final Duration LIMIT = Duration.ofSeconds(5);

  private final long tableId;
  private final long partitionId;
  private long allowed = Long.MIN_VALUE;
  private long reached = Long.MIN_VALUE;
  private long txnId = -1;
  private long blockingSince = -1;
  private long blockedNanos;
  private boolean broken;

  /**
   * @param tableId source id of the table
   * @param partitionId source id of the partition
   */
  Hold(long tableId, long partitionId) {
    this.tableId = tableId;
    this.partitionId = partitionId;
  }

  /** From now on the partition may come up to {@code version} of the source. */
  public synchronized void allow(long version) {
    allowed = version;
    noLongerBlocking(0);
  }

  /**
   * Asked right before a transaction is committed on the target.
   *
   * @param lastTxnId what was committed before it
   */
  synchronized boolean mayCommit(Upsert upsert, long lastTxnId, long nowNanos) {
    long version = versionIn(upsert);
    if (version < 0) {
      return true;
    }
    if (!broken && version > allowed && isBlocking(nowNanos)) {
      txnId = lastTxnId;
      return false;
    }
    noLongerBlocking(nowNanos);
    return true;
  }

  /** Told when a transaction has been committed, and not before. */
  synchronized void committed(Upsert upsert, long committedTxnId) {
    long version = versionIn(upsert);
    if (version > reached) {
      reached = version;
      txnId = committedTxnId;
    }
  }

  /** Asked before the structure of a table is changed. */
  synchronized boolean mayChange(long changedTable, long lastTxnId, long nowNanos) {
    if (changedTable != tableId || broken || !isBlocking(nowNanos)) {
      return true;
    }
    txnId = lastTxnId;
    return false;
  }

  /** The last transaction on the target that matters; -1 if it is known to be visible. */
  public synchronized long txnId() {
    return txnId;
  }

  private boolean isBlocking(long nowNanos) {
    if (blockingSince < 0) {
      blockingSince = nowNanos;
    }
    broken |= nowNanos - blockingSince > LIMIT.toNanos();
    return !broken;
  }

  private void noLongerBlocking(long nowNanos) {
    if (blockingSince >= 0 && nowNanos > blockingSince) {
      blockedNanos += nowNanos - blockingSince;
    }
    blockingSince = -1;
  }

  private long versionIn(Upsert upsert) {
    Upsert.TablePart part = upsert.tables().get(tableId);
    long version = -1;
    if (part != null) {
      for (Upsert.PartitionPart one : part.partitions()) {
        if (one.partitionId() == partitionId) {
          version = Math.max(version, one.version());
        }
      }
    }
    return version;
  }

  /** Whether what comes next in line would go beyond, so that everything before it is there. */
  public synchronized boolean isHoldingBack() {
    return blockingSince >= 0 && !broken;
  }

  /** Whether a transaction with that version was committed since the hold was taken. */
  public synchronized boolean hasReached(long version) {
    return reached >= version;
  }

  /** Whether it was given up, so that the partition may be anywhere. */
  public synchronized boolean isBroken() {
    return broken;
  }

  /** Ends it; how long it held the job up. */
  public synchronized Duration release(long nowNanos) {
    noLongerBlocking(nowNanos);
    broken = true;
    return Duration.ofNanos(blockedNanos);
  }
}
