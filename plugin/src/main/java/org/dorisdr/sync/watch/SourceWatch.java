package org.dorisdr.sync.watch;

import java.time.Duration;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.context.SyncContext;

/**
 * Notices what no binlog tells: that the source was set back to an earlier state, so that its
 * history is another one now, that a RESTORE on it changed tables, and that it keeps no binlogs.
 * Looks when a job starts, after every trouble with the source, and every half minute. Owned by one
 * worker.
 */
public final class SourceWatch {

  private static final Duration EVERY = Duration.ofSeconds(30);

  private final SyncContext context;
  private final SourceRestores restores;
  private long lookAt;
  private boolean first = true;

  SourceWatch(SyncContext context) {
    this.context = context;
    this.restores = new SourceRestores(context);
  }

  /** The source could not be reached for a while: look before anything else is taken from it. */
  void disturbed() {
    first = true;
  }

  /**
   * Looks if it is time to.
   *
   * @param idle whether nothing is in flight, without which another history cannot be dealt with
   * @return true if the stream has to be read anew from the job's position
   */
  boolean look(boolean idle) throws ClusterException, HostException {
    boolean due = first ? idle : context.clock().nanoTime() >= lookAt;
    if (!due) {
      return false;
    }
    boolean other = idle && SourceHistory.isOther(context);
    if (other) {
      heal();
    } else {
      restores.look();
      BinlogSwitch.look(context);
    }
    if (context.journal().isDirty()) {
      context.journal().save();
    }
    first = false;
    lookAt = context.clock().nanoTime() + EVERY.toNanos();
    return other;
  }

  /** Has everything copied from the history that the source has now. Nothing may be in flight. */
  void heal() throws ClusterException {
    Healer.healHistory(
        context,
        "the source has another history than up to "
            + Math.max(context.progress().anchorSeq, context.progress().tailSeq)
            + ", as after it was restored from a backup");
  }
}
