package org.apache.doris.backup;

/** A backup, as it was when it was asked for. */
public class BackupJob extends AbstractJob {
  private final boolean done;

  BackupJob(long jobId, boolean done) {
    super(jobId);
    this.done = done;
  }

  @Override
  public boolean isDone() {
    return done;
  }
}
