package org.dorisdr.sync.state;

/**
 * A PROMOTE or SWITCHOVER that is under way, as it is stored with the job: so that a FE that dies
 * in the middle leaves behind what has to be finished or undone. Part of {@link SyncJobRecord}.
 */
public final class TakeOver {

  /** The statement, for messages. */
  public String statement;

  /** Whether the source is left alone. */
  public boolean force;

  /** What the job was before: it is that again if the take-over is undone. */
  public SyncJobRecord.State before;

  /** Whether tables are being made ordinary ones: from then on it is finished, never undone. */
  public boolean releasing;

  public TakeOver() {}

  public TakeOver(String statement, boolean force) {
    this.statement = statement;
    this.force = force;
  }
}
