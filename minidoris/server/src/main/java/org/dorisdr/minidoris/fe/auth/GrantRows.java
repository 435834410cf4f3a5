package org.dorisdr.minidoris.fe.auth;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.doris.mysql.privilege.PrivBitSet;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** Users and what they may, as SHOW GRANTS and {@code SHOW PROC '/auth'} show them. Stateless. */
final class GrantRows {
  private static final List<String> COLUMNS =
      List.of(
          "UserIdentity",
          "Comment",
          "Password",
          "Roles",
          "GlobalPrivs",
          "CatalogPrivs",
          "DatabasePrivs",
          "TablePrivs",
          "ColPrivs",
          "ResourcePrivs",
          "CloudClusterPrivs",
          "CloudStagePrivs",
          "StorageVaultPrivs",
          "WorkloadGroupPrivs",
          "ComputeGroupPrivs");

  private GrantRows() {}

  /** Rows of some of the users. */
  static StatementResult of(Users all, Collection<User> users) {
    return StatementResult.show(
        COLUMNS, users.stream().map(user -> row(user, all.grants(user))).toList());
  }

  private static List<String> row(User user, Grants grants) {
    PrivBitSet global = grants.held(Grants.GLOBAL);
    PrivBitSet catalog = grants.held(Grants.CATALOG);
    return Arrays.asList(
        user.toString(),
        user.comment,
        user.password.isEmpty() ? "No" : "Yes",
        String.join(",", user.allRoles()),
        global.isEmpty() ? null : global.toString(),
        catalog.isEmpty() ? null : "internal: " + catalog,
        RoleRows.joined(grants.rows(false)),
        RoleRows.joined(grants.rows(true)),
        null,
        RoleRows.usage(grants.resources),
        null,
        null,
        null,
        RoleRows.usage(grants.workloadGroups),
        null);
  }
}
