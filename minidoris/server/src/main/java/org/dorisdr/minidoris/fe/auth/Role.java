package org.dorisdr.minidoris.fe.auth;

/** Privileges under a name, which users can be given together. Guarded by the catalog's lock. */
public final class Role {
  public String name;

  /** Null where the role came by a GRANT to it. */
  public String comment;

  public Grants grants = new Grants();

  /** One that holds nothing yet. */
  static Role named(String name) {
    Role role = new Role();
    role.name = name;
    return role;
  }
}
