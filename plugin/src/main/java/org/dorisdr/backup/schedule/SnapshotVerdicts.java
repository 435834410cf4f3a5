package org.dorisdr.backup.schedule;

/** What verifications have found out about snapshots. Implementations are thread safe. */
public interface SnapshotVerdicts {
  /** What the snapshot of a label and time is called. */
  static String subject(String label, String timestamp) {
    return label + "/" + timestamp;
  }

  /** Whether the last word on it was that it is damaged. */
  boolean isBad(String repository, String subject);

  /** When it was last proven to be whole, ms; 0 if it never was. */
  long provenMs(String repository, String subject);
}
