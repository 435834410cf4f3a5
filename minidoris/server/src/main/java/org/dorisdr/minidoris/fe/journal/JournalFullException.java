package org.dorisdr.minidoris.fe.journal;

/** Says that a record was not stored because there is no room; nothing was changed. */
public class JournalFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JournalFullException(String message) {
    super(message);
  }
}
