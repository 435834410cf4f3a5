package org.dorisdr.minidoris.fe.auth;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.GrantUsage;
import org.dorisdr.sql.stock.admin.Grantee;
import org.dorisdr.sql.stock.admin.RevokeUsage;

/** GRANT and REVOKE on resources and workload groups. Thread safe. */
final class UsageStatements {
  private static final String RESOURCE = "RESOURCE";
  private static final String GROUP = "WORKLOAD GROUP";

  private final Privileges privileges;
  private final GrantEdits edits;

  UsageStatements(Privileges privileges, GrantEdits edits) {
    this.privileges = privileges;
    this.edits = edits;
  }

  StatementResult grant(Session session, GrantUsage statement) {
    GrantEdits.check(statement.to(), "Can not grant to role");
    String name = name(statement.kind(), statement.name());
    List<String> wanted = check(session, statement.kind(), name, statement.privileges());
    if (statement.kind().equals(GROUP) && !name.equals("%") && !name.equals("normal")) {
      throw StatementError.general("Can not find workload group " + name);
    }
    return edits.add(
        statement.to(),
        grants ->
            held(grants, statement.kind())
                .computeIfAbsent(name, n -> new TreeSet<>())
                .addAll(wanted));
  }

  StatementResult revoke(Session session, RevokeUsage statement) {
    Grantee from = statement.from();
    GrantEdits.check(from, "Can not revoke from role");
    String name = name(statement.kind(), statement.name());
    List<String> wanted = check(session, statement.kind(), name, statement.privileges());
    return edits.remove(
        from,
        (grants, role) -> {
          Map<String, TreeSet<String>> all = held(grants, statement.kind());
          TreeSet<String> of = all.get(name);
          if (of == null) {
            throw StatementError.general(name + " does not exist in role " + role);
          }
          of.removeAll(wanted);
          if (of.isEmpty()) {
            all.remove(name);
          }
        });
  }

  private static Map<String, TreeSet<String>> held(Grants grants, String kind) {
    return kind.equals(RESOURCE) ? grants.resources : grants.workloadGroups;
  }

  /** All resources are {@code %}. */
  private static String name(String kind, String written) {
    switch (kind) {
      case RESOURCE -> {
        String name = written.equals("*") ? "%" : written;
        if (!name.equals("%") && !Roles.isName(name)) {
          throw StatementError.general("Incorrect resource name: " + name);
        }
        return name;
      }
      case GROUP -> {
        if (written.isEmpty()) {
          throw StatementError.general("Workload group name is empty.");
        }
        if (written.equals("*")) {
          throw StatementError.general("Global workload group priv is not supported.");
        }
        return written;
      }
      default ->
          throw StatementError.general(
              "minidoris has no "
                  + kind
                  + ". HINT: privileges are granted on tables, resources and workload groups");
    }
  }

  private List<String> check(Session session, String kind, String name, List<String> written) {
    List<String> wanted = GrantedPrivileges.of(written);
    GrantedPrivileges.checkOfUsage(wanted);
    PrivPredicate needed = GrantedPrivileges.toPassOn(wanted);
    UserIdentity user = session.context().getCurrentUserIdentity();
    boolean allowed =
        privileges.hasGlobal(user, PrivPredicate.ADMIN)
            || (kind.equals(RESOURCE)
                ? privileges.hasResource(user, name, needed)
                : privileges.hasWorkloadGroup(user, name, needed));
    if (!allowed) {
      throw GrantedPrivileges.denied(needed);
    }
    return wanted;
  }
}
