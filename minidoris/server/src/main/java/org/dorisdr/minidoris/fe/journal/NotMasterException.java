package org.dorisdr.minidoris.fe.journal;

/** Says that a write reached a frontend which is not the master. */
public class NotMasterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotMasterException(String message) {
    super(message);
  }
}
