package org.dorisdr.sql;

/** Restores from a snapshot. */
public record RestoreSnapshot(
    QualifiedName label, Name repository, SnapshotObjects objects, PropertyList properties)
    implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }
}
