package org.dorisdr.minidoris.be.load;

/** A load that cannot be done; the message is Doris's, with its code in brackets. */
final class LoadException extends Exception {
  private static final long serialVersionUID = 1L;

  LoadException(String message) {
    super(message);
  }

  static LoadException invalid(String message) {
    return new LoadException("[INVALID_ARGUMENT]" + message);
  }
}
