package org.dorisdr.sql.stock.admin;

/**
 * A user as it was written.
 *
 * @param host {@code %} if none was given
 */
public record UserName(String user, String host) {
  @Override
  public String toString() {
    return "'" + user + "'@'" + host + "'";
  }
}
