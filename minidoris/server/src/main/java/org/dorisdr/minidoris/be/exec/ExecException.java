package org.dorisdr.minidoris.be.exec;

import org.dorisdr.thrift.TStatusCode;

/** Says why a statement failed, in words for its user. */
public class ExecException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final TStatusCode code;

  public ExecException(TStatusCode code, String message) {
    super(message);
    this.code = code;
  }

  public TStatusCode code() {
    return code;
  }
}
