package org.dorisdr.minidoris.be.storage;

import org.dorisdr.thrift.TStatusCode;

/** Says why the storage refused or failed, with the status code that Doris answers. */
public class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final TStatusCode code;

  public StorageException(TStatusCode code, String message) {
    super(message);
    this.code = code;
  }

  public StorageException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
    this.code = TStatusCode.INTERNAL_ERROR;
  }

  public TStatusCode code() {
    return code;
  }
}
