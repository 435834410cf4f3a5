package org.dorisdr.minidoris.fe.backup;

import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;

/** Says no to users who may not run a statement of backup and restore, as Doris does. */
final class BackupAccess {
  private BackupAccess() {}

  /** Repositories are the administrator's. */
  static void needAdmin(Frontend frontend, Session session) {
    Privileges.of(frontend).needGlobal(session, PrivPredicate.ADMIN);
  }

  /** Backup and restore need the privilege to load into the database. */
  static void needLoad(Frontend frontend, Session session, String database) {
    if (!mayLoad(frontend, session, database)) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, "LOAD");
    }
  }

  /** To see the jobs of a database takes the same, but is refused in other words. */
  static void needLoadToSee(Frontend frontend, Session session, String database) {
    if (!mayLoad(frontend, session, database)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), database);
    }
  }

  private static boolean mayLoad(Frontend frontend, Session session, String database) {
    return Privileges.of(frontend)
        .hasDatabase(session.context().getCurrentUserIdentity(), database, PrivPredicate.LOAD);
  }
}
