package org.dorisdr.minidoris.fe.journal;

/** Where the master makes its changes durable. Thread safe. */
public interface EditLog {
  /**
   * Writes one operation, then applies it. The caller holds the catalog's write lock, so that what
   * it checked before still holds.
   *
   * @return id of the record
   * @throws NotMasterException if this frontend may not write (any more); nothing was applied
   */
  long write(JournalOp op);

  /** Id of the newest record that has been applied here. */
  long appliedId();

  /** Waits until the record {@code id} has been applied here, for at most {@code millis}. */
  boolean awaitApplied(long id, long millis) throws InterruptedException;
}
