package org.dorisdr.sql;

import java.util.Optional;
import java.util.OptionalLong;

/** Takes a dropped partition back. */
public record RecoverPartition(
    Name name, OptionalLong id, Optional<Name> alias, QualifiedName table, Optional<String> asOf)
    implements DrStatement {
  @Override
  public boolean isStock() {
    return asOf.isEmpty();
  }
}
