package org.dorisdr.sql;

import java.util.Optional;
import java.util.OptionalLong;

/** Takes a dropped database back. */
public record RecoverDatabase(
    Name name, OptionalLong id, Optional<Name> alias, Optional<String> asOf)
    implements DrStatement {
  @Override
  public boolean isStock() {
    return asOf.isEmpty();
  }
}
