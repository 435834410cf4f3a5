package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.GrantPrivileges;
import org.dorisdr.sql.stock.admin.RevokePrivileges;

/** GRANT and REVOKE on everything, a catalog, a database or a table. Thread safe. */
final class GrantStatements {
  private final Frontend fe;
  private final Privileges privileges;
  private final GrantEdits edits;

  GrantStatements(Frontend fe, Privileges privileges, GrantEdits edits) {
    this.fe = fe;
    this.privileges = privileges;
    this.edits = edits;
  }

  StatementResult grant(Session session, GrantPrivileges statement) {
    GrantEdits.check(statement.to(), "Can not grant to role");
    String scope = GrantScope.of(statement.scope());
    List<String> wanted = GrantedPrivileges.of(statement.privileges());
    check(session, scope, wanted);
    return edits.add(
        statement.to(),
        grants -> {
          GrantScope.checkThere(fe, scope, wanted);
          grants.add(scope, wanted);
        });
  }

  StatementResult revoke(Session session, RevokePrivileges statement) {
    GrantEdits.check(statement.from(), "Can not revoke from role");
    String scope = GrantScope.of(statement.scope());
    List<String> wanted = GrantedPrivileges.of(statement.privileges());
    check(session, scope, wanted);
    return edits.remove(
        statement.from(),
        (grants, role) -> {
          if (!grants.scopes.containsKey(scope)) {
            throw StatementError.general(
                GrantScope.pattern(scope) + " does not exist in role " + role);
          }
          grants.remove(scope, wanted);
        });
  }

  private void check(Session session, String scope, List<String> wanted) {
    UserIdentity user = session.context().getCurrentUserIdentity();
    GrantedPrivileges.checkOnTables(
        wanted, scope, privileges.hasGlobal(user, PrivPredicate.OPERATOR));
    PrivPredicate needed = GrantedPrivileges.toPassOn(wanted);
    if (!privileges.hasGlobal(user, PrivPredicate.ADMIN)
        && !privileges.hasScope(user, scope, needed)) {
      throw GrantedPrivileges.denied(needed);
    }
  }
}
