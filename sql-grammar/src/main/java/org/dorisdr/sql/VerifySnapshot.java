package org.dorisdr.sql;

import java.util.Optional;

/** Proves that a snapshot can be restored. */
public record VerifySnapshot(Name label, Name repository, Optional<String> timestamp, Level level)
    implements DrStatement {
  /** How far the proof goes. */
  public enum Level {
    /** Every file is there and has its checksum. */
    FILES,
    /** Its metadata can be read. */
    SCHEMA,
    /** It was restored and compared. */
    DATA
  }
}
