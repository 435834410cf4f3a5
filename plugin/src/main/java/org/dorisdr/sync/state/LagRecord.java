package org.dorisdr.sync.state;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the master has measured of all jobs, for the other frontends and the next master: a job to
 * which nothing happens stores nothing by itself. One record for all, as there may be a thousand.
 */
public final class LagRecord {

  public static final int FORMAT = 1;

  /** How often a lag that stays zero is stored again. */
  public static final long STEADY_MS = 60_000;

  /** A measurement takes a while to the other frontends. */
  private static final long ON_ITS_WAY_MS = 15_000;

  /** One measurement. */
  public static final class Lag {
    public long atMs;
    public long binlogs;
    public long seconds;

    /** Whether it stays so until another one is stored, a minute later at the latest. */
    public boolean steady;

    private boolean isSame(Lag other) {
      return other.atMs == atMs
          && other.binlogs == binlogs
          && other.seconds == seconds
          && other.steady == steady;
    }
  }

  public int format = FORMAT;

  /** By id of the job, which is never used again. */
  public Map<Long, Lag> jobs = new TreeMap<>();

  /** Notes what a job's worker shows. */
  public void add(long jobId, SyncProgress progress, long nowMs) {
    if (progress.lagAtMs > 0) {
      Lag lag = new Lag();
      lag.atMs = progress.lagAtMs;
      lag.binlogs = progress.lagBinlogs;
      lag.seconds = progress.lagSeconds;
      lag.steady = lag.binlogs == 0 && SyncLag.isFresh(progress, nowMs);
      jobs.put(jobId, lag);
    }
  }

  /**
   * Takes over newer measurements.
   *
   * @return false if they tell nothing that is not stored already, so that nothing was changed
   */
  boolean update(LagRecord measured) {
    boolean news =
        measured.jobs.entrySet().stream().anyMatch(e -> isNews(e.getKey(), e.getValue()));
    if (news) {
      jobs.putAll(measured.jobs);
    }
    return news;
  }

  private boolean isNews(long jobId, Lag measured) {
    Lag stored = jobs.get(jobId);
    if (stored == null || !stored.steady || !measured.steady) {
      return stored == null || !stored.isSame(measured);
    }
    return measured.atMs - stored.atMs >= STEADY_MS;
  }

  /** Puts a measurement into the stored progress of a job, if it is the newer one. */
  void complete(long jobId, SyncProgress stored) {
    Lag lag = jobs.get(jobId);
    if (lag != null && lag.atMs > stored.lagAtMs) {
      stored.lagAtMs = lag.atMs;
      stored.lagBinlogs = lag.binlogs;
      stored.lagSeconds = lag.seconds;
      stored.lagHoldsUntilMs = lag.steady ? lag.atMs + STEADY_MS + ON_ITS_WAY_MS : 0;
    }
  }
}
