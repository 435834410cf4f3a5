package org.dorisdr.minidoris.fe.query.file;

/** Says why files cannot be read as a table; the message is Doris's. */
public final class FileFunctionError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FileFunctionError(String message) {
    super(message);
  }

  /** As Doris prints its checked exceptions. */
  static FileFunctionError coded(String message) {
    return new FileFunctionError("errCode = 2, detailMessage = " + message);
  }
}
