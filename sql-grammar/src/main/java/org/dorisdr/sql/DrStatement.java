package org.dorisdr.sql;

/**
 * A statement that doris-dr knows. Implementations are immutable records, one a statement, without
 * optional parts being null. Two are equal if they mean the same, wherever they were typed.
 */
public interface DrStatement {
  /** Whether a Doris without the plugin understands this statement too. */
  default boolean isStock() {
    return false;
  }
}
