package org.dorisdr.sync.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dorisdr.sync.binlog.Upsert;

/**
 * Where a check and the job that it checks meet: the check takes a hold, the job asks before it
 * commits, and tells how far it is. One hold a job at a time. Thread safe.
 */
public final class Holds {

  /** Told by the job after each step. */
  public record Where(long position, boolean inStep, long lastTxnId) {
    static final Where UNKNOWN = new Where(-1, false, -1);
  }

  /** What one job shares with its check. */
  public static final class OfJob {
    private volatile Hold hold;
    private volatile Where where = Where.UNKNOWN;
    private volatile boolean over;

    public boolean mayCommit(Upsert upsert, long lastTxnId, long nowNanos) {
      Hold now = hold;
      return now == null || now.mayCommit(upsert, lastTxnId, nowNanos);
    }

    public void committed(Upsert upsert, long txnId) {
      Hold now = hold;
      if (now != null) {
        now.committed(upsert, txnId);
      }
    }

    public boolean mayChange(long tableId, long lastTxnId, long nowNanos) {
      Hold now = hold;
      return now == null || now.mayChange(tableId, lastTxnId, nowNanos);
    }

    public boolean isHeld() {
      Hold now = hold;
      return now != null && now.isHoldingBack();
    }

    public void tell(Where now) {
      where = now;
    }

    public Where where() {
      return where;
    }

    /** The job replicates no more: nobody who waits for it will see it move. */
    public void end() {
      over = true;
    }

    public boolean isOver() {
      return over;
    }

    public Hold take(long tableId, long partitionId) {
      Hold taken = new Hold(tableId, partitionId);
      hold = taken;
      return taken;
    }

    public void drop() {
      hold = null;
    }
  }

  private final Map<Long, OfJob> jobs = new ConcurrentHashMap<>();

  public OfJob of(long jobId) {
    return jobs.computeIfAbsent(jobId, id -> new OfJob());
  }

  /** The job is gone. */
  public void forget(long jobId) {
    OfJob gone = jobs.remove(jobId);
    if (gone != null) {
      gone.end();
    }
  }
}
