package org.apache.doris.mysql.privilege;

import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.qe.ConnectContext;
import org.dorisdr.minidoris.host.FeHosts;

/** Answers whether a user may do something. Thread safe. */
public class AccessControllerManager {
  public AccessControllerManager(Auth auth) {}

  public boolean checkGlobalPriv(ConnectContext ctx, PrivPredicate wanted) {
    return FeHosts.current().hasGlobal(ctx.getCurrentUserIdentity(), wanted);
  }

  public boolean checkGlobalPriv(UserIdentity currentUser, PrivPredicate wanted) {
    return FeHosts.current().hasGlobal(currentUser, wanted);
  }

  public boolean checkDbPriv(ConnectContext ctx, String ctl, String db, PrivPredicate wanted) {
    return FeHosts.current().hasDatabase(ctx.getCurrentUserIdentity(), db, wanted);
  }

  public boolean checkDbPriv(
      UserIdentity currentUser, String ctl, String db, PrivPredicate wanted) {
    return FeHosts.current().hasDatabase(currentUser, db, wanted);
  }

  public boolean checkTblPriv(
      ConnectContext ctx, String ctl, String db, String tbl, PrivPredicate wanted) {
    return FeHosts.current().hasTable(ctx.getCurrentUserIdentity(), db, tbl, wanted);
  }

  public boolean checkTblPriv(
      UserIdentity currentUser, String ctl, String db, String tbl, PrivPredicate wanted) {
    return FeHosts.current().hasTable(currentUser, db, tbl, wanted);
  }
}
