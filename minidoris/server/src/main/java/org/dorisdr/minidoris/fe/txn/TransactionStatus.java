package org.dorisdr.minidoris.fe.txn;

/** Where a transaction stands. Numbers as {@code waitingTxnStatus} answers them. */
public enum TransactionStatus {
  PREPARE(1),
  COMMITTED(2),
  VISIBLE(3),
  ABORTED(4),
  PRECOMMITTED(5);

  private final int number;

  TransactionStatus(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** Neither committed nor aborted. */
  public boolean isUndecided() {
    return this == PREPARE || this == PRECOMMITTED;
  }

  /** VISIBLE or ABORTED. */
  public boolean isFinal() {
    return this == VISIBLE || this == ABORTED;
  }
}
