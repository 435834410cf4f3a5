package org.apache.doris.backup;

/** A backup or a restore, as it was when it was asked for. */
public abstract class AbstractJob {
  private final long jobId;

  AbstractJob(long jobId) {
    this.jobId = jobId;
  }

  public long getJobId() {
    return jobId;
  }

  /** Whether it finished or was cancelled. */
  public abstract boolean isDone();
}
