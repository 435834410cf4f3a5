package org.dorisdr.sql;

import java.util.Optional;

/** Lists restores. */
public record ShowRestore(boolean brief, Optional<Name> database, Optional<Condition> condition)
    implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }
}
