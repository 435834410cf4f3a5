package org.dorisdr.minidoris.host;

import java.util.List;

/** One row of an internal query, with the method that Doris's own has. Immutable. */
public final class InternalRow {
  private final List<String> values;

  /** Keeps the columns; null is SQL NULL. */
  public InternalRow(List<String> values) {
    this.values = values;
  }

  public List<String> getValues() {
    return values;
  }
}
