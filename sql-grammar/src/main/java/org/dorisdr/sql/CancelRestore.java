package org.dorisdr.sql;

import java.util.Optional;

/** Ends the running restore of a database. */
public record CancelRestore(Optional<Name> database) implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }
}
