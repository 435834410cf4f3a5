package org.dorisdr.minidoris.fe.txn;

import org.dorisdr.thrift.TStatusCode;

/** Says why a transaction cannot do what was asked, in Doris's words. */
public class TransactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TStatusCode code;

  public TransactionException(TStatusCode code, String message) {
    super(message);
    this.code = code;
  }

  public TransactionException(String message) {
    this(TStatusCode.ANALYSIS_ERROR, message);
  }

  static TransactionException notFound(long transactionId) {
    return new TransactionException("transaction [" + transactionId + "] not found.");
  }

  public TStatusCode code() {
    return code;
  }
}
