package org.dorisdr.command;

import org.dorisdr.host.AccessControl;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.recyclebin.RecycleEntry;

/** Who may see and take back what lies in the recycle bin. Thread safe. */
public final class RecoverPrivileges {
  private final AccessControl access;

  public RecoverPrivileges(AccessControl access) {
    this.access = access;
  }

  /** Any privilege on the object shows it, as it does while it is there. */
  boolean maySee(Caller caller, RecycleEntry entry) {
    return maySee(caller, entry.database(), entry.table());
  }

  /** The same for what has these names; {@code table} is null for a database. */
  boolean maySee(Caller caller, String database, String table) {
    if (access.hasGlobal(caller, Privilege.ADMIN)) {
      return true;
    }
    for (Privilege privilege : Privilege.values()) {
      if (has(caller, database, table, privilege)) {
        return true;
      }
    }
    return false;
  }

  /** Doris asks for ALTER or CREATE. */
  void needRecover(Caller caller, String database, String table) throws CommandException {
    boolean may =
        has(caller, database, table, Privilege.ALTER)
            || has(caller, database, table, Privilege.CREATE);
    if (!may) {
      throw table == null
          ? NumberedException.database(caller, database)
          : NumberedException.table("RECOVERY", caller, database, table);
    }
  }

  private boolean has(Caller caller, String database, String table, Privilege privilege) {
    if (database == null) {
      return false;
    }
    return table == null
        ? access.hasDatabase(caller, database, privilege)
        : access.hasTable(caller, database, table, privilege);
  }
}
