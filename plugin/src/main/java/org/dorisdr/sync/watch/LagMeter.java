package org.dorisdr.sync.watch;

import java.time.Duration;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.thrift.TGetBinlogLagResult;
import org.dorisdr.thrift.TLockBinlogRequest;

/**
 * Keeps the lag of a job, and its lock on the source's binlogs, fresh. Owned by one worker; not
 * thread safe.
 */
public final class LagMeter {

  private static final Duration LAG_EVERY = Duration.ofSeconds(1);
  private static final Duration LOCK_EVERY = Duration.ofSeconds(60);

  private final SyncContext context;
  private long lagAt;
  private long lockAt;

  public LagMeter(SyncContext context) {
    this.context = context;
  }

  /**
   * @param none whether it is known that nothing is left to apply
   */
  public void measure(boolean none) throws ClusterException {
    SyncProgress progress = context.progress();
    long now = context.clock().nanoTime();
    if (now >= lockAt) {
      lockAt = now + LOCK_EVERY.toNanos();
      lock();
    }
    if (none) {
      progress.lagBinlogs = 0;
      progress.lagSeconds = 0;
      progress.lagAtMs = context.nowMs();
      return;
    }
    if (now < lagAt) {
      return;
    }
    lagAt = now + LAG_EVERY.toNanos();
    TGetBinlogLagResult lag =
        SourceLag.after(context.source().frontend(), context.record(), progress, progress.position);
    progress.lagBinlogs = lag.getLag();
    boolean known = lag.isSetNextBinlogTimestamp() && lag.getNextBinlogTimestamp() > 0;
    progress.lagSeconds =
        lag.getLag() == 0 || !known
            ? 0
            : Math.max(0, (context.nowMs() - lag.getNextBinlogTimestamp()) / 1000);
    progress.lagAtMs = context.nowMs();
  }

  private void lock() throws ClusterException {
    if (context.progress().position < 0) {
      return;
    }
    TLockBinlogRequest request =
        new TLockBinlogRequest()
            .setDb(context.record().sourceDatabase)
            .setJobUniqueId(context.tag())
            .setLockCommitSeq(context.progress().neededFrom());
    try {
      context.source().frontend().lockBinlog(request);
    } catch (ClusterException e) {
      // The lock only lets the source clean up sooner; doing without it is safe.
      if (e.kind() != ClusterException.Kind.REFUSED) {
        throw e;
      }
    }
  }
}
