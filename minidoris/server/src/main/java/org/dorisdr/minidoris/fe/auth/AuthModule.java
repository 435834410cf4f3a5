package org.dorisdr.minidoris.fe.auth;

import java.util.Optional;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.journal.OpRegistry;
import org.dorisdr.minidoris.fe.rpc.AccessDeniedException;
import org.dorisdr.minidoris.fe.rpc.RpcAccess;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.SessionHandlers;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.sql.stock.admin.AlterRole;
import org.dorisdr.sql.stock.admin.AlterUser;
import org.dorisdr.sql.stock.admin.CreateRole;
import org.dorisdr.sql.stock.admin.CreateUser;
import org.dorisdr.sql.stock.admin.DropRole;
import org.dorisdr.sql.stock.admin.DropUser;
import org.dorisdr.sql.stock.admin.GrantPrivileges;
import org.dorisdr.sql.stock.admin.GrantRoles;
import org.dorisdr.sql.stock.admin.GrantUsage;
import org.dorisdr.sql.stock.admin.RevokePrivileges;
import org.dorisdr.sql.stock.admin.RevokeRoles;
import org.dorisdr.sql.stock.admin.RevokeUsage;
import org.dorisdr.sql.stock.admin.SetPassword;
import org.dorisdr.sql.stock.admin.SetUserProperties;
import org.dorisdr.sql.stock.admin.ShowGrants;
import org.dorisdr.sql.stock.admin.ShowRoles;
import org.dorisdr.sql.stock.admin.ShowUserProperties;

/** Users, passwords and privileges of a frontend. Thread safe. */
public final class AuthModule implements FeModule, RpcAccess {
  private final FeServer fe;
  private final Users users = new Users();
  private final Privileges privileges = new Privileges(users);
  private final Logins logins = new Logins(users);

  public AuthModule(FeServer fe) {
    this.fe = fe;
  }

  static AuthModule of(Frontend frontend) {
    return ((FeServer) frontend).part(AuthModule.class).orElseThrow();
  }

  public Users users() {
    return users;
  }

  public Logins logins() {
    return logins;
  }

  public Privileges privileges() {
    return privileges;
  }

  @Override
  public void operations(OpRegistry ops) {
    ops.register("OP_CREATE_USER", SaveUserOp.class);
    ops.register("OP_DROP_USER", DropUserOp.class);
    ops.register("OP_ALTER_USER", UnlockUserOp.class);
    ops.register("OP_UPDATE_USER_PROPERTY", SaveUserPropertiesOp.class);
    ops.register("OP_CREATE_ROLE", SaveRoleOp.class);
    ops.register("OP_DROP_ROLE", DropRoleOp.class);
  }

  @Override
  public Optional<ImageModule> image() {
    return Optional.of(users);
  }

  @Override
  public void statements(StatementRegistry statements) {
    UserEdits edits = new UserEdits(fe, users);
    UserStatements run = new UserStatements(users, privileges, edits, logins);
    statements.register(CreateUser.class, run::create);
    statements.register(AlterUser.class, run::alter);
    statements.register(DropUser.class, run::drop);
    statements.register(SetPassword.class, run::setPassword);
    UserPropertyStatements properties = new UserPropertyStatements(users, privileges, edits);
    statements.register(SetUserProperties.class, properties::set);
    statements.register(ShowUserProperties.class, SessionHandlers.anywhere(properties::show));
    GrantEdits held = new GrantEdits(users, edits);
    GrantStatements grants = new GrantStatements(fe, privileges, held);
    statements.register(GrantPrivileges.class, grants::grant);
    statements.register(RevokePrivileges.class, grants::revoke);
    UsageStatements usage = new UsageStatements(privileges, held);
    statements.register(GrantUsage.class, usage::grant);
    statements.register(RevokeUsage.class, usage::revoke);
    RoleStatements roles = new RoleStatements(users, privileges, edits);
    statements.register(CreateRole.class, roles::create);
    statements.register(AlterRole.class, roles::alter);
    statements.register(DropRole.class, roles::drop);
    statements.register(GrantRoles.class, roles::grant);
    statements.register(RevokeRoles.class, roles::revoke);
    statements.register(ShowRoles.class, SessionHandlers.anywhere(roles::show));
    statements.register(ShowGrants.class, new ShowGrantsHandler(users, privileges));
    fe.proc().register("auth", new AuthProc(users, logins));
  }

  /** Error 1045 as Doris words it. */
  public static StatementError denied(String user, String host, boolean withPassword) {
    return Errors.plain(
        ErrorCode.ERR_ACCESS_DENIED_ERROR, user + "@" + host, withPassword ? "YES" : "NO");
  }

  @Override
  public void checkPassword(String user, String password, String host) {
    String given = password == null ? "" : password;
    String from = host == null ? "%" : host;
    try {
      logins.in(user, from, given);
    } catch (StatementError e) {
      AccessDeniedException denied = new AccessDeniedException(e.getMessage());
      denied.initCause(e);
      throw denied;
    }
  }

  @Override
  public boolean allows(String user, String host, Need need, String database, String table) {
    UserIdentity identity = identity(user, host);
    PrivPredicate wanted = need == Need.LOAD ? PrivPredicate.LOAD : PrivPredicate.SELECT;
    return table == null
        ? privileges.hasDatabase(identity, database, wanted)
        : privileges.hasTable(identity, database, table, wanted);
  }

  /** The user that a client from there is, for one whose password was checked before. */
  public UserIdentity identity(String user, String host) {
    return users.candidates(user, host == null ? "%" : host).stream()
        .findFirst()
        .map(User::identity)
        .orElse(new UserIdentity(user, "%"));
  }
}
