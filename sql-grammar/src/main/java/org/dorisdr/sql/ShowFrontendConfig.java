package org.dorisdr.sql;

import java.util.Optional;

/** Lists settings of the FE. */
public record ShowFrontendConfig(Optional<String> like) implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }
}
