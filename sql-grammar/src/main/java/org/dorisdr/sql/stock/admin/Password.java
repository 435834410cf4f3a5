package org.dorisdr.sql.stock.admin;

/**
 * A password as it was written. Never shown.
 *
 * @param hashed whether {@code text} is {@code *} and 40 hex digits instead of the password itself
 */
public record Password(String text, boolean hashed) {
  @Override
  public String toString() {
    return "***";
  }
}
