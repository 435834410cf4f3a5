package org.dorisdr.recyclebin;

import java.util.Optional;

/**
 * One object that a RECOVER takes back, and how.
 *
 * @param entry what lies in the bin
 * @param newName its name afterwards
 * @param sql the FE's statement that does it
 * @param obstacle why it cannot be done; empty if it can
 * @param lost what it does not bring back
 */
public record RecoverStep(
    RecycleEntry entry, String newName, String sql, Optional<String> obstacle, String lost) {
  /** The same step, of which one knows that it does not bring {@code more} back either. */
  RecoverStep losing(String more) {
    return new RecoverStep(entry, newName, sql, obstacle, lost + more);
  }
}
