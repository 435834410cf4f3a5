package org.dorisdr.sql;

import java.util.Optional;

/** Ends the running backup of a database. */
public record CancelBackup(Optional<Name> database) implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }
}
