package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.query.DeniedTableError;
import org.dorisdr.minidoris.fe.query.HeldPrivilege;
import org.dorisdr.minidoris.fe.query.TableAccess;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;

/** Lets users read and load what they have privileges on. Thread safe. */
public final class TablePrivileges implements TableAccess {
  private final Privileges privileges;
  private final HeldPrivileges held;

  public TablePrivileges(Privileges privileges, Users users) {
    this.privileges = privileges;
    this.held = new HeldPrivileges(privileges, users);
  }

  @Override
  public void checkSelect(Session session, String database, String table, List<String> columns) {
    var user = Privileges.user(session);
    if (!privileges.hasTable(user, database, table, PrivPredicate.SELECT)) {
      throw new DeniedTableError(session, database, table, columns);
    }
  }

  @Override
  public void checkShow(Session session, String database, String table, String command) {
    if (!privileges.canSee(session, database, table)) {
      throw Errors.of(
          ErrorCode.ERR_TABLEACCESS_DENIED_ERROR,
          command,
          session.user(),
          session.host(),
          "internal: " + database + ": " + table);
    }
  }

  @Override
  public void checkNodes(Session session) {
    privileges.needInformation(session);
  }

  @Override
  public void checkLoad(Session session, String database, String table) {
    privileges.needTable(session, database, table, PrivPredicate.LOAD, "LOAD");
  }

  @Override
  public void checkResource(Session session, String resource) {
    privileges.needResource(session, resource);
  }

  @Override
  public boolean canSee(Session session, String database) {
    return privileges.canSee(session, database);
  }

  @Override
  public boolean canSee(Session session, String database, String table) {
    return privileges.canSee(session, database, table);
  }

  @Override
  public List<HeldPrivilege> held(Session session) {
    return held.seenBy(session);
  }
}
