package org.dorisdr.minidoris.fe.auth;

import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.query.TableAccess;
import org.dorisdr.minidoris.fe.session.Session;

/** Lets users read and load what they have privileges on. Thread safe. */
public final class TablePrivileges implements TableAccess {
  private final Privileges privileges;

  public TablePrivileges(Privileges privileges) {
    this.privileges = privileges;
  }

  @Override
  public void checkSelect(Session session, String database, String table) {
    if (!database.equals("information_schema") && !database.equals("mysql")) {
      privileges.needTable(session, database, table, PrivPredicate.SELECT, "SELECT");
    }
  }

  @Override
  public void checkLoad(Session session, String database, String table) {
    privileges.needTable(session, database, table, PrivPredicate.LOAD, "LOAD");
  }
}
