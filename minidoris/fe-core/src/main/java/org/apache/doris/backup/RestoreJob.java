package org.apache.doris.backup;

/** A restore, as it was when it was asked for. */
public class RestoreJob extends AbstractJob {
  private final boolean done;

  RestoreJob(long jobId, boolean done) {
    super(jobId);
    this.done = done;
  }

  @Override
  public boolean isDone() {
    return done;
  }
}
