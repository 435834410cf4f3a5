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

  /**
   * Gives an operation its place in the journal, but does not wait for the disk: operations of
   * several callers are made durable together. The caller holds the catalog's write lock, releases
   * it, and calls {@link #await}. Until that returns nobody sees the operation, so whoever checks
   * under the lock something that it changes must take pending ones into account. If one fails, all
   * that are behind it fail with it.
   *
   * @throws NotMasterException if this frontend may not write (any more)
   */
  PendingWrite enqueue(JournalOp op);

  /**
   * Waits until an operation is durable and applied. The caller does not hold the catalog's read
   * lock.
   *
   * @return id of the record
   * @throws NotMasterException if this frontend may not write (any more); nothing was applied
   */
  long await(PendingWrite pending);

  /**
   * Waits until everything that was enqueued is applied, or has failed. For callers that read under
   * the catalog's write lock what they write down or number next: an operation that is still on its
   * way would come before theirs, and they would not have seen it.
   */
  void settle();

  /** Id of the newest record that has been applied here. */
  long appliedId();

  /** Waits until the record {@code id} has been applied here, for at most {@code millis}. */
  boolean awaitApplied(long id, long millis) throws InterruptedException;
}
