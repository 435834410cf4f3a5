package org.dorisdr.minidoris.fe.journal;

/**
 * An operation on its way into the journal: its place among the others is fixed, but it is neither
 * durable nor applied. Made by {@link EditLog#enqueue}; thread safe.
 */
public final class PendingWrite {
  private enum State {
    PENDING,
    APPLIED,
    FAILED
  }

  final JournalOp op;
  final byte[] record;

  /** Its application touches nothing that the catalog's lock guards. */
  final boolean free;

  long id;
  private RuntimeException failure;
  private volatile State state = State.PENDING;

  PendingWrite(JournalOp op, byte[] record, boolean free) {
    this.op = op;
    this.record = record;
    this.free = free;
  }

  /** Whether it is neither applied nor failed yet. */
  public boolean isPending() {
    return state == State.PENDING;
  }

  void applied() {
    state = State.APPLIED;
  }

  void failed(RuntimeException cause) {
    failure = cause;
    state = State.FAILED;
  }

  /** Id of its record, once it is not pending; throws what it failed with. */
  long outcome() {
    if (state == State.FAILED) {
      throw failure;
    }
    return id;
  }
}
