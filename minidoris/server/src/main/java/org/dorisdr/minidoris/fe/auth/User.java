package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

  public PasswordRules rules = new PasswordRules();

  /** Whether it once got what every user gets. */
  public boolean welcomed;

  /** Names of the roles that it was given. */
  public TreeSet<String> roles = new TreeSet<>();

  /** Every user may read two databases and use one workload group, until that is revoked. */
  void welcome() {
    if (!welcomed) {
      welcomed = true;
      grants.add("information_schema.*", List.of("SELECT_PRIV"));
      grants.add("mysql.*", List.of("SELECT_PRIV"));
      grants.workloadGroups.computeIfAbsent("normal", g -> new TreeSet<>()).add("USAGE_PRIV");
    }
  }

  /** With those that root and admin have from the beginning. */
  Set<String> allRoles() {
    Set<String> all = new TreeSet<>(roles);
    if (host.equals("%") && name.equals("root")) {
      all.add(Roles.OPERATOR);
    }
    if (host.equals("%") && name.equals("admin")) {
      all.add(Roles.ADMIN);
    }
    return all;
  }

  public UserIdentity identity() {
    return new UserIdentity(name, host);
  }

  @Override
  public String toString() {
    return "'" + name + "'@'" + host + "'";
  }
}
