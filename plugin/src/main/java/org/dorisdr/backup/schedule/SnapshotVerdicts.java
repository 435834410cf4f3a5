package org.dorisdr.backup.schedule;

/**
 * What verifications have found out about snapshots. A subject is {@code label/timestamp}.
 * Implementations are thread safe.
 */
public interface SnapshotVerdicts {
  /** Whether the last word on it was that it is damaged. */
  boolean isBad(String repository, String subject);

  /** When it was last proven to be whole, ms; 0 if it never was. */
  long provenMs(String repository, String subject);
}
