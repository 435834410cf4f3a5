package org.dorisdr.minidoris.fe.auth;

import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;

/** Answers what users may do. {@code has…} tell; {@code need…} throw Doris's error. Thread safe. */
public final class Privileges {
  /** With those that only a cloud has. */
  private static final String USAGE = "Admin_priv,Usage_priv,Cluster_usage_priv,Stage_usage_priv";

  private final Users users;

  Privileges(Users users) {
    this.users = users;
  }

  public static Privileges of(Frontend frontend) {
    return AuthModule.of(frontend).privileges();
  }

  private Grants grants(UserIdentity user) {
    return user == null
        ? new Grants()
        : users.find(user.getUser(), user.getHost()).map(users::grants).orElseGet(Grants::new);
  }

  static UserIdentity user(Session session) {
    return session.context().getCurrentUserIdentity();
  }

  public boolean hasGlobal(UserIdentity user, PrivPredicate wanted) {
    return grants(user).global(wanted);
  }

  public boolean hasDatabase(UserIdentity user, String database, PrivPredicate wanted) {
    return grants(user).database(database, wanted);
  }

  public boolean hasTable(UserIdentity user, String database, String table, PrivPredicate wanted) {
    return grants(user).table(database, table, wanted);
  }

  /** There is only the internal catalog; to see it, it is enough to have something in it. */
  boolean hasCatalog(Session session, String catalog, PrivPredicate wanted) {
    Grants held = grants(user(session));
    return held.global(wanted) || (catalog.equalsIgnoreCase("internal") && held.catalog(wanted));
  }

  /** Whether the user may know that a database exists. */
  public boolean canSee(Session session, String database) {
    return grants(user(session)).anyIn(database, PrivPredicate.SHOW);
  }

  /** Whether the user may know that a table exists. */
  public boolean canSee(Session session, String database, String table) {
    return hasTable(user(session), database, table, PrivPredicate.SHOW);
  }

  public void needGlobal(Session session, PrivPredicate wanted) {
    needGlobal(session, wanted, word(wanted));
  }

  /**
   * @param word how Doris's text calls what is lacking
   */
  public void needGlobal(Session session, PrivPredicate wanted, String word) {
    if (!hasGlobal(user(session), wanted)) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, word);
    }
  }

  /** How Doris calls a privilege in its text. */
  private static String word(PrivPredicate wanted) {
    if (wanted == PrivPredicate.ADMIN) {
      return "ADMIN";
    }
    return wanted == PrivPredicate.GRANT ? "GRANT" : wanted.getPrivs().toString();
  }

  /** Whether the user may use a resource. */
  public boolean hasResource(UserIdentity user, String resource) {
    return hasResource(user, resource, PrivPredicate.USAGE);
  }

  boolean hasResource(UserIdentity user, String resource, PrivPredicate wanted) {
    return grants(user).resource(resource, wanted);
  }

  boolean hasWorkloadGroup(UserIdentity user, String group, PrivPredicate wanted) {
    return grants(user).workloadGroup(group, wanted);
  }

  boolean hasScope(UserIdentity user, String scope, PrivPredicate wanted) {
    return grants(user).scope(scope, wanted);
  }

  public void needResource(Session session, String resource) {
    if (!hasResource(user(session), resource)) {
      throw Errors.of(ErrorCode.ERR_RESOURCE_ACCESS_DENIED_ERROR, USAGE, resource);
    }
  }

  /** Before the nodes of the cluster are shown. */
  void needInformation(Session session) {
    if (!hasDatabase(user(session), "information_schema", PrivPredicate.SELECT)) {
      throw Errors.of(
          ErrorCode.ERR_DB_ACCESS_DENIED_ERROR,
          PrivPredicate.SELECT.getPrivs().toString(),
          "information_schema");
    }
  }

  public void needDatabase(Session session, String database, PrivPredicate wanted) {
    if (!hasDatabase(user(session), database, wanted)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), database);
    }
  }

  /**
   * @param command word that Doris puts into its text, for example {@code SELECT}
   */
  public void needTable(
      Session session, String database, String table, PrivPredicate wanted, String command) {
    if (!hasTable(user(session), database, table, wanted)) {
      throw Errors.of(
          ErrorCode.ERR_TABLEACCESS_DENIED_ERROR,
          command,
          session.user(),
          session.host(),
          database + ": " + table);
    }
  }
}
