package org.dorisdr.minidoris.fe.recycle;

import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;

/** Says no to users who may not recover something, as Doris does. */
final class RecycleAccess {
  private RecycleAccess() {}

  static void needAdmin(Frontend frontend, Session session) {
    Privileges.of(frontend).needGlobal(session, PrivPredicate.ADMIN);
  }

  static void needDatabase(Frontend frontend, Session session, String database) {
    Privileges privileges = Privileges.of(frontend);
    UserIdentity user = session.context().getCurrentUserIdentity();
    if (!privileges.hasDatabase(user, database, PrivPredicate.ALTER)
        && !privileges.hasDatabase(user, database, PrivPredicate.CREATE)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), database);
    }
  }

  static void needTable(Frontend frontend, Session session, ObjectName table) {
    Privileges privileges = Privileges.of(frontend);
    UserIdentity user = session.context().getCurrentUserIdentity();
    String database = table.databaseName();
    if (!privileges.hasTable(user, database, table.object(), PrivPredicate.ALTER)
        && !privileges.hasTable(user, database, table.object(), PrivPredicate.CREATE)) {
      throw Errors.of(
          ErrorCode.ERR_TABLEACCESS_DENIED_ERROR,
          "RECOVERY",
          session.user(),
          session.host(),
          database + ": " + table.object());
    }
  }
}
