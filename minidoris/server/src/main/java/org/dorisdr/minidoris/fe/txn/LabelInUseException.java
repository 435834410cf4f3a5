package org.dorisdr.minidoris.fe.txn;

import org.dorisdr.thrift.TStatusCode;

/** Says that another transaction, which was not aborted, has the label. */
public final class LabelInUseException extends TransactionException {
  private static final long serialVersionUID = 1L;

  private final long transactionId;
  private final TransactionStatus status;

  LabelInUseException(Transaction other) {
    super(
        TStatusCode.LABEL_ALREADY_EXISTS,
        "Label ["
            + other.label
            + "] has already been used, relate to txn ["
            + other.id
            + "], status ["
            + other.status
            + "].");
    this.transactionId = other.id;
    this.status = other.status;
  }

  public long transactionId() {
    return transactionId;
  }

  /** RUNNING, PRECOMMITTED or FINISHED. */
  public String jobStatus() {
    return switch (status) {
      case PREPARE -> "RUNNING";
      case PRECOMMITTED -> "PRECOMMITTED";
      default -> "FINISHED";
    };
  }
}
