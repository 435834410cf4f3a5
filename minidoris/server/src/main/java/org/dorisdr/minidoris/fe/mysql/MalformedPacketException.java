package org.dorisdr.minidoris.fe.mysql;

/** Says that a client sent what is no MySQL packet. */
final class MalformedPacketException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedPacketException(String message) {
    super(message);
  }
}
