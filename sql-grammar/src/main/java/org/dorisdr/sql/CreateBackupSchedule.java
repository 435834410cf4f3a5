package org.dorisdr.sql;

import java.util.List;

/** Backs a database up again and again. */
public record CreateBackupSchedule(
    boolean ifNotExists,
    Name name,
    Name database,
    TableFilter tables,
    List<Name> repositories,
    Rhythm rhythm,
    Retention retention,
    PropertyList properties)
    implements DrStatement {
  public CreateBackupSchedule {
    repositories = List.copyOf(repositories);
  }
}
