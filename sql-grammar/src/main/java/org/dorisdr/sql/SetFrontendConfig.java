package org.dorisdr.sql;

/** Changes settings of the FE. */
public record SetFrontendConfig(boolean all, PropertyList properties) implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }
}
