package org.dorisdr.sql;

/**
 * One pair of a PROPERTIES list. Equal by key and value, wherever they stand.
 *
 * @param value without quotes and escapes
 * @param at where the value was typed
 */
public record Property(Name key, String value, Position at) {
  @Override
  public boolean equals(Object other) {
    return other instanceof Property property
        && property.key.equals(key)
        && property.value.equals(value);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + value.hashCode();
  }

  /** Key only: a value may be a secret. */
  @Override
  public String toString() {
    return key.text() + "=…";
  }
}
