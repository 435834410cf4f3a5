package org.dorisdr.sync.txn;

import java.time.Duration;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Replies;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncJournal;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.TableProgress;

/**
 * Whether labels still tell what was committed beyond the stored position when the frontend died.
 * Doris forgets a label half a day after its transaction ({@code streaming_label_keep_max_second}),
 * or behind 2000 others ({@code label_num_threshold}), the oldest first: as long as the last label
 * before the position is known, so are those behind it. If it is not, records that may have been
 * applied are not applied again; their tables are copied. Owned by one worker.
 */
public final class LabelMemory {

  /** For a job that has no label to ask for yet: that long labels are known for certain. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** Without a commit for so long, it is worth a write to say that nothing is in doubt. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final SyncContext context;

  /** So many more records may have been applied; negative = not looked yet. */
  private int doubtful = -1;

  private long appliedThen;
  private long busyAt;

  public LabelMemory(SyncContext context) {
    this.context = context;
    this.busyAt = context.clock().nanoTime();
  }

  /**
   * To be asked once before the first record of a session is taken.
   *
   * @param inFlight how many transactions the job may have under way
   */
  public void look(int inFlight) throws ClusterException {
    if (doubtful < 0) {
      doubtful = isLost() ? SyncJournal.MAX_UNSAVED + 2 * inFlight : 0;
    }
  }

  /** Whether the next record may have been applied, and nobody can tell. */
  public boolean isInDoubt() {
    return doubtful > 0;
  }

  /** Has the tables of a record in doubt copied. */
  public void copy(long seq, Map<Long, String> tables) {
    doubtful--;
    for (Long id : tables.keySet()) {
      TableProgress table = context.progress().tables.get(id);
      if (table != null) {
        context.requestCopy(
            table, seq, "what came last may be in it already: Doris no longer knows the label");
      }
    }
  }

  /** Nothing behind this can have been applied: it is the end, or was stored before it went on. */
  public void end() {
    doubtful = 0;
  }

  /** Notes after a while without commits that nothing is in doubt. */
  public void rest(Pipeline pipeline) {
    long applied = context.progress().appliedTransactions;
    // Also when each was over before anybody looked: a write before every one of them costs much.
    if (!pipeline.isEmpty() || !pipeline.isExact() || applied != appliedThen) {
      appliedThen = applied;
      busyAt = context.clock().nanoTime();
    } else if (context.clock().nanoTime() - busyAt >= QUIET.toNanos()) {
      context.journal().exact(true);
    }
  }

  private boolean isLost() throws ClusterException {
    SyncProgress progress = context.progress();
    if (progress.exact || progress.storedMs == 0) {
      return false;
    }
    if (progress.lastLabel == null) {
      return context.nowMs() - progress.storedMs > FRESH.toMillis();
    }
    return !isKnown(progress.lastLabel);
  }

  private boolean isKnown(String label) throws ClusterException {
    try {
      Rows rows =
          context.onTarget(
              "SHOW TRANSACTION FROM "
                  + Names.quote(context.targetDatabase())
                  + " WHERE label = "
                  + Names.literal(label));
      return !rows.isEmpty();
    } catch (ClusterException e) {
      if (Replies.isUnknownLabel(e)) {
        return false;
      }
      if (e.isRetryable()) {
        throw e;
      }
      // Such as a database that is gone: what was committed is gone with it.
      return true;
    }
  }
}
