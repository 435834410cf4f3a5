package org.dorisdr.fe;

import org.apache.doris.catalog.Env;
import org.apache.doris.mysql.privilege.AccessControllerManager;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.apache.doris.qe.ConnectContext;
import org.dorisdr.host.AccessControl;
import org.dorisdr.host.Caller;

/** Privileges as the frontend keeps them. */
final class DorisAccessControl implements AccessControl {
  private static final String CATALOG = "internal";

  /** Who is behind a session. */
  static Caller caller(ConnectContext context) {
    String database = context.getDatabase();
    return new Caller(
        context.getCurrentUserIdentity().toString(),
        database == null || database.isEmpty() ? null : database,
        context);
  }

  @Override
  public boolean hasGlobal(Caller caller, Privilege privilege) {
    return manager().checkGlobalPriv(session(caller), predicate(privilege));
  }

  @Override
  public boolean hasDatabase(Caller caller, String database, Privilege privilege) {
    return manager().checkDbPriv(session(caller), CATALOG, database, predicate(privilege));
  }

  @Override
  public boolean hasTable(Caller caller, String database, String table, Privilege privilege) {
    return manager().checkTblPriv(session(caller), CATALOG, database, table, predicate(privilege));
  }

  private static AccessControllerManager manager() {
    return Env.getCurrentEnv().getAccessManager();
  }

  private static ConnectContext session(Caller caller) {
    return (ConnectContext) caller.handle();
  }

  private static PrivPredicate predicate(Privilege privilege) {
    return switch (privilege) {
      case ADMIN -> PrivPredicate.ADMIN;
      case SELECT -> PrivPredicate.SELECT;
      case LOAD -> PrivPredicate.LOAD;
      case ALTER -> PrivPredicate.ALTER;
      case CREATE -> PrivPredicate.CREATE;
      case DROP -> PrivPredicate.DROP;
    };
  }
}
