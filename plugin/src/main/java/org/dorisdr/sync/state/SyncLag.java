package org.dorisdr.sync.state;

import org.dorisdr.sync.state.SyncProgress.Phase;

/**
 * How old the target is. As long as the source is asked, it is the age of the oldest change that is
 * not applied, and 0 if there is none. When nobody can ask or nobody does, as with a dead source or
 * a paused job, the time since the last answer counts too: a change may have been made right after
 * it. Stateless.
 */
public final class SyncLag {

  /** An answer that is younger counts as of now. */
  private static final long FRESH_MS = 10_000;

  private SyncLag() {}

  /**
   * Binlogs that are not applied; -1 if it is not known, as when nobody asks the source, or not
   * followed any more.
   */
  public static long binlogs(SyncJobRecord job, SyncProgress progress, long nowMs) {
    return job.isFollowing() && isFresh(progress, nowMs) ? progress.lagBinlogs : -1;
  }

  /** Seconds; -1 if it is not known: not measured yet, in the first copy, or no longer followed. */
  public static long seconds(SyncJobRecord job, SyncProgress progress, long nowMs) {
    if (!job.isFollowing() || progress.phase == Phase.FULL_COPY || progress.lagSeconds < 0) {
      return -1;
    }
    long age = nowMs - progress.lagAtMs;
    return isFresh(progress, nowMs) ? progress.lagSeconds : progress.lagSeconds + age / 1000;
  }

  /** Whether the source was asked so lately that the answer counts as of now. */
  static boolean isFresh(SyncProgress progress, long nowMs) {
    return nowMs - progress.lagAtMs <= FRESH_MS || nowMs <= progress.lagHoldsUntilMs;
  }
}
