package org.apache.doris.analysis;

/** Whether a statement goes to the master, and whether its journal is waited for. */
public class RedirectStatus {
  public static RedirectStatus FORWARD_NO_SYNC = new RedirectStatus(true, false);
  public static RedirectStatus FORWARD_WITH_SYNC = new RedirectStatus(true, true);
  public static RedirectStatus NO_FORWARD = new RedirectStatus(false, false);

  private boolean forwardToMaster;
  private boolean needToWaitJournalSync;

  public RedirectStatus() {
    this(true, true);
  }

  public RedirectStatus(boolean isForwardToMaster, boolean needToWaitJournalSync) {
    this.forwardToMaster = isForwardToMaster;
    this.needToWaitJournalSync = needToWaitJournalSync;
  }

  public boolean isForwardToMaster() {
    return forwardToMaster;
  }

  public void setForwardToMaster(boolean isForwardToMaster) {
    this.forwardToMaster = isForwardToMaster;
  }

  public boolean isNeedToWaitJournalSync() {
    return needToWaitJournalSync;
  }

  public void setNeedToWaitJournalSync(boolean needToWaitJournalSync) {
    this.needToWaitJournalSync = needToWaitJournalSync;
  }
}
