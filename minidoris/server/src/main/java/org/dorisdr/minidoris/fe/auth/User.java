package org.dorisdr.minidoris.fe.auth;

import org.apache.doris.analysis.UserIdentity;

/** A user. Guarded by the catalog's lock. */
public final class User {
  public String name;

  /** Address that it may come from, with {@code %} as a wildcard. */
  public String host;

  /** See {@link org.dorisdr.minidoris.fe.mysql.NativePassword#hash}. */
  public String password = "";

  public String comment = "";
  public Grants grants = new Grants();

  public UserIdentity identity() {
    return new UserIdentity(name, host);
  }

  @Override
  public String toString() {
    return "'" + name + "'@'" + host + "'";
  }
}
