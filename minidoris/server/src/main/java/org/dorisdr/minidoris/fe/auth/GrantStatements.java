package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.apache.doris.mysql.privilege.Privilege;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.GrantPrivileges;
import org.dorisdr.sql.stock.admin.RevokePrivileges;
import org.dorisdr.sql.stock.admin.UserName;

/** GRANT and REVOKE on everything, a database or a table. Thread safe. */
final class GrantStatements {
  private final Users users;
  private final Privileges privileges;
  private final UserEdits edits;

  GrantStatements(Users users, Privileges privileges, UserEdits edits) {
    this.users = users;
    this.privileges = privileges;
    this.edits = edits;
  }

  StatementResult grant(Session session, GrantPrivileges statement) {
    String scope = scope(statement.scope());
    List<String> wanted = names(statement.privileges(), scope);
    check(session, scope);
    return change(statement.user(), u -> u.grants.add(scope, wanted));
  }

  StatementResult revoke(Session session, RevokePrivileges statement) {
    String scope = scope(statement.scope());
    List<String> wanted = names(statement.privileges(), scope);
    check(session, scope);
    return change(
        statement.user(),
        u -> {
          if (!u.grants.holds(scope, wanted)) {
            throw StatementError.general(
                String.join(".", statement.scope()) + " does not exist for user " + u);
          }
          u.grants.remove(scope, wanted);
        });
  }

  private StatementResult change(UserName name, Consumer<User> change) {
    return edits.locked(
        () -> {
          User user =
              users
                  .find(name.user(), name.host())
                  .orElseThrow(() -> StatementError.general("user " + name + " does not exist"));
          edits.save(user, change);
          return StatementResult.ok();
        });
  }

  private void check(Session session, String scope) {
    int dot = scope.indexOf('.');
    if (dot > 0) {
      String database = scope.substring(0, dot);
      if (privileges.hasDatabase(
          session.context().getCurrentUserIdentity(), database, PrivPredicate.GRANT)) {
        return;
      }
    }
    privileges.needGlobal(session, PrivPredicate.GRANT);
  }

  /** {@code *.*.*}, {@code *.*} and {@code *} are everything; a catalog in front is left out. */
  private static String scope(List<String> parts) {
    List<String> names = new ArrayList<>(parts);
    if (names.size() == 3) {
      String catalog = names.remove(0);
      if (!catalog.equals("*") && !catalog.equalsIgnoreCase("internal")) {
        throw StatementError.general("Unknown catalog '" + catalog + "'");
      }
    }
    if (names.stream().allMatch("*"::equals)) {
      return "*";
    }
    if (names.size() > 2 || names.get(0).equals("*")) {
      throw StatementError.general("Do not support " + String.join(".", parts));
    }
    return names.size() == 1 ? names.get(0) + ".*" : names.get(0) + "." + names.get(1);
  }

  private static List<String> names(List<String> written, String scope) {
    List<String> names = new ArrayList<>();
    for (String privilege : written) {
      switch (privilege) {
        case "ALL" -> names.addAll(all(scope));
        case "READ_ONLY" -> names.add("SELECT_PRIV");
        case "READ_WRITE" -> names.addAll(List.of("SELECT_PRIV", "LOAD_PRIV"));
        default -> names.add(checked(privilege, scope));
      }
    }
    return names;
  }

  private static List<String> all(String scope) {
    List<String> all =
        new ArrayList<>(
            List.of("SELECT_PRIV", "LOAD_PRIV", "ALTER_PRIV", "CREATE_PRIV", "DROP_PRIV"));
    if (scope.equals("*")) {
      all.add("ADMIN_PRIV");
    }
    return all;
  }

  private static String checked(String written, String scope) {
    Privilege privilege;
    try {
      privilege = Privilege.valueOf(written);
    } catch (IllegalArgumentException e) {
      throw StatementError.general("Unknown privilege type " + written);
    }
    if (privilege == Privilege.NODE_PRIV) {
      throw StatementError.general("Can not grant or revoke NODE_PRIV");
    }
    if (privilege == Privilege.USAGE_PRIV
        || (privilege == Privilege.ADMIN_PRIV && !scope.equals("*"))) {
      throw StatementError.general(
          privilege + " can not be granted or revoked on " + scope.replace(".*", ""));
    }
    return privilege.name();
  }
}
