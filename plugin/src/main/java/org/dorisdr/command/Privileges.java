package org.dorisdr.command;

import org.dorisdr.host.AccessControl;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;

/** Refuses callers who lack a privilege, in Doris's words. Thread safe. */
public final class Privileges {
  private final AccessControl access;

  public Privileges(AccessControl access) {
    this.access = access;
  }

  /** Needs a privilege on everything. */
  public void needGlobal(Caller caller, Privilege privilege) throws CommandException {
    if (!access.hasGlobal(caller, privilege)) {
      throw NumberedException.needs(privilege);
    }
  }

  public boolean hasGlobal(Caller caller, Privilege privilege) {
    return access.hasGlobal(caller, privilege);
  }

  /** Needs a privilege on a database, or on everything. */
  public void needDatabase(Caller caller, String database, Privilege privilege)
      throws CommandException {
    if (!hasDatabase(caller, database, privilege)) {
      throw NumberedException.needs(privilege);
    }
  }

  public boolean hasDatabase(Caller caller, String database, Privilege privilege) {
    return access.hasDatabase(caller, database, privilege);
  }

  /** Has a privilege on a table, its database, or everything. */
  public boolean hasTable(Caller caller, String database, String table, Privilege privilege) {
    return access.hasTable(caller, database, table, privilege);
  }
}
