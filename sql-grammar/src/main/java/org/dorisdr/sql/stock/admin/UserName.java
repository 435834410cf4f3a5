package org.dorisdr.sql.stock.admin;

/**
 * A user as it was written.
 *
 * @param host {@code %} if none was given
 * @param domain whether the host is a name to be resolved
 */
public record UserName(String user, String host, boolean domain) {
  public UserName(String user, String host) {
    this(user, host, false);
  }

  @Override
  public String toString() {
    return "'" + user + "'@" + (domain ? "['" + host + "']" : "'" + host + "'");
  }
}
