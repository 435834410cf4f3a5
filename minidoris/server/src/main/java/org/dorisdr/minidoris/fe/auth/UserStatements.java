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
import org.dorisdr.sql.stock.admin.PasswordOptions;
import org.dorisdr.sql.stock.admin.SetPassword;
import org.dorisdr.sql.stock.admin.UserName;

/** CREATE, ALTER and DROP USER, SET PASSWORD. Thread safe. */
final class UserStatements {
  private static final UserName ROOT = new UserName("root", "%");
  private static final UserName ADMIN = new UserName("admin", "%");

  private final Users users;
  private final Privileges privileges;
  private final UserEdits edits;
  private final Logins logins;

  UserStatements(Users users, Privileges privileges, UserEdits edits, Logins logins) {
    this.users = users;
    this.privileges = privileges;
    this.edits = edits;
    this.logins = logins;
  }

  StatementResult create(Session session, CreateUser statement) {
    checkName(statement.user());
    checkAddress(statement.user());
    checkStrength(statement.password());
    if (statement.user().equals(ROOT)) {
      throw StatementError.general("Can not create root user");
    }
    String password = hash(statement.password());
    if (statement.role() != null) {
      Roles.check(statement.role(), true, "Can not granted user to role");
    }
    PasswordChecks.options(statement.options());
    privileges.needGlobal(session, PrivPredicate.GRANT);
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
          user.rules.update(statement.options(), password, System.currentTimeMillis());
          edits.save(user, u -> {});
          return StatementResult.ok();
        });
  }

  StatementResult alter(Session session, AlterUser statement) {
    checkName(statement.user());
    checkStrength(statement.password());
    PasswordOptions options = statement.options();
    PasswordChecks.options(options);
    if (options.lock() == -1) {
      throw StatementError.general("Not support lock account now");
    }
    boolean unlocks = options.lock() == 1;
    int changes =
        (statement.password() == null ? 0 : 1)
            + (statement.comment() == null ? 0 : 1)
            + (unlocks || options.setsPolicy() ? 1 : 0);
    if (changes != 1) {
      throw StatementError.general(
          "Only support doing one type of operation at one time,actual number of type is "
              + changes);
    }
    if (statement.user().user().equals(ROOT.user()) && !session.user().equals(ROOT.user())) {
      throw StatementError.general("Only root user can modify root user");
    }
    privileges.needGlobal(session, PrivPredicate.GRANT);
    return edits.locked(
        () -> {
          Optional<User> found = find(statement.user());
          if (found.isEmpty() && statement.ifExists()) {
            return StatementResult.ok();
          }
          User user =
              found.orElseThrow(
                  () -> StatementError.general("User " + statement.user() + " does not exist"));
          if (statement.password() != null) {
            setPassword(user, hash(statement.password()));
          } else if (statement.comment() != null) {
            edits.save(user, u -> u.comment = statement.comment());
          } else if (!unlocks) {
            edits.save(user, u -> u.rules.update(options, null, System.currentTimeMillis()));
          }
          if (unlocks
              || options.attempts() != PasswordOptions.UNSET
              || options.lockSeconds() != PasswordOptions.UNSET) {
            edits.unlock(user);
          }
          return StatementResult.ok();
        });
  }

  StatementResult drop(Session session, DropUser statement) {
    checkName(statement.user());
    if (statement.user().equals(ROOT) || statement.user().equals(ADMIN)) {
      throw StatementError.general("Can not drop system user");
    }
    privileges.needGlobal(session, PrivPredicate.GRANT, "DROP USER");
    return edits.locked(
        () -> {
          Optional<User> found = find(statement.user());
          if (found.isEmpty() && !statement.ifExists()) {
            throw StatementError.general(
                "User `%s`@`%s` does not exist."
                    .formatted(statement.user().user(), statement.user().host()));
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
      checkName(name);
      if (name.user().equals(ROOT.user())) {
        throw StatementError.general("Can not set password for root user, except root itself");
      }
      privileges.needGlobal(session, PrivPredicate.GRANT);
    }
    checkStrength(statement.password());
    String password = hash(statement.password());
    return edits.locked(
        () -> {
          setPassword(find(name).orElseThrow(() -> unknown(name)), password);
          return StatementResult.ok();
        });
  }

  private void checkStrength(Password password) {
    PasswordChecks.strength(password, logins.text("validate_password_policy"));
  }

  /** Unless it is one of those that were there before and may not come again. */
  private void setPassword(User user, String password) {
    if (!user.rules.allows(password, (int) logins.number("password_history"))) {
      throw StatementError.general(
          "Cannot use these credentials for %s because they contradict the password history policy"
              .formatted(user));
    }
    edits.save(
        user,
        u -> {
          u.password = password;
          u.rules.changed(password, System.currentTimeMillis());
        });
  }

  private static void checkAddress(UserName name) {
    if (name.domain()) {
      throw StatementError.general(
          "minidoris does not resolve names of hosts: "
              + name
              + ". HINT: name an address, or addresses as in 'user'@'10.0.0.%'");
    }
  }

  private static void checkName(UserName name) {
    if (name.user().isEmpty()) {
      throw StatementError.general("Does not support anonymous user");
    }
    if (!name.user().matches("^[a-zA-Z\\p{L}][a-zA-Z0-9.\\-_\\p{L}]*$")) {
      throw StatementError.general("invalid user name: " + name.user());
    }
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
