package org.dorisdr.sql;

import java.util.Optional;
import java.util.OptionalLong;

/** Takes a dropped table back. */
public record RecoverTable(
    QualifiedName name, OptionalLong id, Optional<Name> alias, Optional<String> asOf)
    implements DrStatement {
  @Override
  public boolean isStock() {
    return asOf.isEmpty();
  }
}
