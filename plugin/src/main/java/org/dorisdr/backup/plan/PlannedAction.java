package org.dorisdr.backup.plan;

/**
 * One thing that a restore would do.
 *
 * @param action what, for example {@code CREATE TABLE}
 * @param object which one of the snapshot, or of the database if it would be dropped
 * @param newName its name afterwards; null if it has none
 * @param bytes that come from the repository, for one replica
 * @param obstacle why the restore would be refused; null if it would not
 * @param warning what else should be known; null if nothing
 */
public record PlannedAction(
    String action, String object, String newName, long bytes, String obstacle, String warning) {
  PlannedAction blockedBy(String why, long ofBytes) {
    return new PlannedAction(action, object, newName, ofBytes, why, warning);
  }
}
