package org.dorisdr.minidoris.fe.journal;

/** Says that stored metadata cannot be used; the frontend must not start on it. */
public class CorruptMetadataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CorruptMetadataException(String message) {
    super(message);
  }

  public CorruptMetadataException(String message, Throwable cause) {
    super(message, cause);
  }
}
