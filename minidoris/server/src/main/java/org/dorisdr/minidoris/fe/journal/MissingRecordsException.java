package org.dorisdr.minidoris.fe.journal;

/** Says that the journal no longer has what follows the state of this frontend. */
public class MissingRecordsException extends CorruptMetadataException {
  private static final long serialVersionUID = 1L;

  public MissingRecordsException(long missing, long next) {
    super("journal record " + missing + " is missing; the next one is " + next);
  }
}
