package org.dorisdr.sync.state;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the master has measured of all jobs, for the other frontends and the next master: a job to
 * which nothing happens stores nothing by itself. One record for all, as there may be a thousand.
 */
public final class LagRecord {

  public static final int FORMAT = 1;

  /** One measurement. */
  public static final class Lag {
    public long atMs;
    public long binlogs;
    public long seconds;
  }

  public int format = FORMAT;

  /** By id of the job, which is never used again. */
  public Map<Long, Lag> jobs = new TreeMap<>();

  /** Notes what a job's worker shows. */
  public void add(long jobId, SyncProgress progress) {
    if (progress.lagAtMs > 0) {
      Lag lag = new Lag();
      lag.atMs = progress.lagAtMs;
      lag.binlogs = progress.lagBinlogs;
      lag.seconds = progress.lagSeconds;
      jobs.put(jobId, lag);
    }
  }

  /** Puts a measurement into the stored progress of a job, if it is the newer one. */
  void complete(long jobId, SyncProgress stored) {
    Lag lag = jobs.get(jobId);
    if (lag != null && lag.atMs > stored.lagAtMs) {
      stored.lagAtMs = lag.atMs;
      stored.lagBinlogs = lag.binlogs;
      stored.lagSeconds = lag.seconds;
    }
  }
}
