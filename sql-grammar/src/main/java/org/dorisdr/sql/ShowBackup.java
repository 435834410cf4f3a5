package org.dorisdr.sql;

import java.util.Optional;

/** Lists backups. */
public record ShowBackup(Optional<Name> database, Optional<Condition> condition)
    implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }
}
