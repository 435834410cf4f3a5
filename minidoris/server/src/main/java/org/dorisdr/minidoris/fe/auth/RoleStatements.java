package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.AlterRole;
import org.dorisdr.sql.stock.admin.CreateRole;
import org.dorisdr.sql.stock.admin.DropRole;
import org.dorisdr.sql.stock.admin.GrantRoles;
import org.dorisdr.sql.stock.admin.RevokeRoles;
import org.dorisdr.sql.stock.admin.ShowRoles;
import org.dorisdr.sql.stock.admin.UserName;

/** CREATE, ALTER, DROP and SHOW ROLE, and GRANT and REVOKE of roles. Thread safe. */
final class RoleStatements {
  private static final String MEMBERSHIP = "GRANT/REVOKE";

  private final Users users;
  private final Privileges privileges;
  private final UserEdits edits;

  RoleStatements(Users users, Privileges privileges, UserEdits edits) {
    this.users = users;
    this.privileges = privileges;
    this.edits = edits;
  }

  private void need(Session session, String word) {
    if (!privileges.hasGlobal(session.context().getCurrentUserIdentity(), PrivPredicate.GRANT)) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, word);
    }
  }

  StatementResult create(Session session, CreateRole statement) {
    Roles.check(statement.name(), false, "Can not create role");
    need(session, "CREATE ROLE");
    return edits.locked(
        () -> {
          if (users.role(statement.name()).isPresent()) {
            if (statement.ifNotExists()) {
              return StatementResult.ok();
            }
            throw StatementError.general(
                "Role role: "
                    + statement.name()
                    + ", db table privs: {}, resource privs: {}, cluster privs: {}, stage privs:"
                    + " {}, workload group privs: {} already exists");
          }
          Role role = Role.named(statement.name());
          role.comment = statement.comment() == null ? "" : statement.comment();
          edits.save(role, r -> {});
          return StatementResult.ok();
        });
  }

  StatementResult alter(Session session, AlterRole statement) {
    need(session, "ALTER ROLE");
    return edits.locked(
        () -> {
          Role role =
              users
                  .role(statement.name())
                  .orElseThrow(
                      () ->
                          StatementError.general("Role: " + statement.name() + " does not exist"));
          edits.save(role, r -> r.comment = statement.comment());
          return StatementResult.ok();
        });
  }

  StatementResult drop(Session session, DropRole statement) {
    Roles.check(statement.name(), false, "Can not drop role");
    need(session, "DROP ROLE");
    return edits.locked(
        () -> {
          if (users.role(statement.name()).isPresent()) {
            edits.dropRole(statement.name());
          } else if (!statement.ifExists()) {
            throw StatementError.general("Role " + statement.name() + " does not exist");
          }
          return StatementResult.ok();
        });
  }

  StatementResult show(Session session, ShowRoles statement) {
    need(session, "GRANT");
    return edits.locked(() -> RoleRows.of(users));
  }

  StatementResult grant(Session session, GrantRoles statement) {
    statement.roles().forEach(role -> Roles.check(role, true, "Can not grant role"));
    need(session, MEMBERSHIP);
    return change(statement.to(), statement.roles(), Set::addAll);
  }

  StatementResult revoke(Session session, RevokeRoles statement) {
    statement.roles().forEach(role -> Roles.check(role, true, "Can not revoke role"));
    need(session, MEMBERSHIP);
    boolean admin =
        statement.roles().stream().anyMatch(r -> r.toLowerCase(Locale.ROOT).equals(Roles.ADMIN));
    if (admin && statement.from().equals(new UserName("admin", "%"))) {
      throw StatementError.general("Unsupported operation");
    }
    return change(statement.from(), statement.roles(), Set::removeAll);
  }

  private StatementResult change(
      UserName name, List<String> roles, BiConsumer<Set<String>, List<String>> change) {
    return edits.locked(
        () -> {
          User user =
              users
                  .find(name.user(), name.host())
                  .orElseThrow(() -> StatementError.general("user: " + name + " does not exist"));
          for (String role : roles) {
            if (users.role(role).isEmpty()) {
              throw StatementError.general("role:" + role + " does not exist");
            }
          }
          edits.save(user, u -> change.accept(u.roles, roles));
          return StatementResult.ok();
        });
  }
}
