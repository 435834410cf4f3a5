package org.dorisdr.sql;

/** Backs a database up. */
public record BackupSnapshot(
    QualifiedName label, Name repository, SnapshotObjects objects, PropertyList properties)
    implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }
}
