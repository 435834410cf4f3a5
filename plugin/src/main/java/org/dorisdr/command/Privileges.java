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
      throw denied(privilege);
    }
  }

  public boolean hasGlobal(Caller caller, Privilege privilege) {
    return access.hasGlobal(caller, privilege);
  }

  /** Needs a privilege on a database, or on everything. */
  public void needDatabase(Caller caller, String database, Privilege privilege)
      throws CommandException {
    if (!access.hasDatabase(caller, database, privilege)) {
      throw denied(privilege, database);
    }
  }

  /** Needs a privilege on a table, its database, or everything. */
  public void needTable(Caller caller, String database, String table, Privilege privilege)
      throws CommandException {
    if (!access.hasTable(caller, database, table, privilege)) {
      throw denied(privilege, database + "." + table);
    }
  }

  private static CommandException denied(Privilege privilege) {
    return new CommandException(
        "Access denied; you need (at least one of) the (%s) privilege(s) for this operation"
            .formatted(privilege));
  }

  private static CommandException denied(Privilege privilege, String object) {
    return new CommandException(
        "Access denied; you need (at least one of) the (%s) privilege(s) on %s for this operation"
            .formatted(privilege, object));
  }
}
