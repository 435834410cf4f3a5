package org.dorisdr.minidoris.fe.auth;

import java.util.Optional;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.mysql.NativePassword;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.AlterUser;
import org.dorisdr.sql.stock.admin.CreateUser;
import org.dorisdr.sql.stock.admin.DropUser;
import org.dorisdr.sql.stock.admin.Password;
import org.dorisdr.sql.stock.admin.SetPassword;
import org.dorisdr.sql.stock.admin.UserName;

/** CREATE, ALTER and DROP USER, SET PASSWORD. Thread safe. */
final class UserStatements {
  private final Users users;
  private final Privileges privileges;
  private final UserEdits edits;

  UserStatements(Users users, Privileges privileges, UserEdits edits) {
    this.users = users;
    this.privileges = privileges;
    this.edits = edits;
  }

  StatementResult create(Session session, CreateUser statement) {
    privileges.needGlobal(session, PrivPredicate.GRANT);
    String password = hash(statement.password());
    return edits.locked(
        () -> {
          if (statement.role() != null && users.role(statement.role()).isEmpty()) {
            throw StatementError.general("Role: " + statement.role() + " does not exist");
          }
          if (find(statement.user()).isPresent()) {
            if (statement.ifNotExists()) {
              return StatementResult.ok();
            }
            throw StatementError.general("User " + statement.user() + " already exist");
          }
          User user = new User();
          user.name = statement.user().user();
          user.host = statement.user().host();
          user.password = password;
          user.comment = statement.comment() == null ? "" : statement.comment();
          if (statement.role() != null) {
            user.roles.add(statement.role());
          }
          edits.save(user, u -> {});
          return StatementResult.ok();
        });
  }

  StatementResult alter(Session session, AlterUser statement) {
    privileges.needGlobal(session, PrivPredicate.GRANT);
    return edits.locked(
        () -> {
          Optional<User> found = find(statement.user());
          if (found.isEmpty() && statement.ifExists()) {
            return StatementResult.ok();
          }
          User user = found.orElseThrow(() -> unknown(statement.user()));
          edits.save(
              user,
              u -> {
                u.password = statement.password() == null ? u.password : hash(statement.password());
                u.comment = statement.comment() == null ? u.comment : statement.comment();
              });
          return StatementResult.ok();
        });
  }

  StatementResult drop(Session session, DropUser statement) {
    privileges.needGlobal(session, PrivPredicate.GRANT);
    String name = statement.user().user();
    if (name.equals("root") || name.equals("admin")) {
      throw StatementError.general("Can not drop user root or admin");
    }
    return edits.locked(
        () -> {
          Optional<User> found = find(statement.user());
          if (found.isEmpty() && !statement.ifExists()) {
            throw StatementError.general("User " + statement.user() + " does not exist");
          }
          found.ifPresent(edits::drop);
          return StatementResult.ok();
        });
  }

  StatementResult setPassword(Session session, SetPassword statement) {
    UserIdentity own = session.context().getCurrentUserIdentity();
    UserName name =
        statement.user() == null ? new UserName(own.getUser(), own.getHost()) : statement.user();
    if (!name.toString().equals(own.toString())) {
      privileges.needGlobal(session, PrivPredicate.GRANT);
    }
    String password = hash(statement.password());
    return edits.locked(
        () -> {
          User user = find(name).orElseThrow(() -> unknown(name));
          edits.save(user, u -> u.password = password);
          return StatementResult.ok();
        });
  }

  private Optional<User> find(UserName name) {
    return users.find(name.user(), name.host());
  }

  private static StatementError unknown(UserName name) {
    return StatementError.general("user " + name + " does not exist");
  }

  private static String hash(Password password) {
    if (password == null) {
      return "";
    }
    if (!password.hashed()) {
      return NativePassword.hash(password.text());
    }
    if (!NativePassword.isHash(password.text())) {
      throw new StatementError(
          1372, "HY000", "Password hash should be a 41-digit hexadecimal number");
    }
    return password.text().toUpperCase(java.util.Locale.ROOT);
  }
}
