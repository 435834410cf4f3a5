package org.dorisdr.host;

/** Privileges of the user whose statement is running. */
public interface AccessControl {
  /** A privilege of Doris that our statements ask for. */
  enum Privilege {
    ADMIN,
    SELECT,
    LOAD,
    ALTER,
    CREATE,
    DROP
  }

  boolean hasGlobal(Caller caller, Privilege privilege);

  boolean hasDatabase(Caller caller, String database, Privilege privilege);

  boolean hasTable(Caller caller, String database, String table, Privilege privilege);
}
