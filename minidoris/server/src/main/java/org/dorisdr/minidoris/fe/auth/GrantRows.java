package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    List<String> databases = new ArrayList<>(grants.rows(false));
    databases.add("internal.information_schema: Select_priv");
    databases.add("internal.mysql: Select_priv");
    return Arrays.asList(
        user.toString(),
        user.comment,
        user.password.isEmpty() ? "No" : "Yes",
        String.join(",", user.allRoles()),
        global.isEmpty() ? null : global.toString(),
        catalog.isEmpty() ? null : "internal: " + catalog,
        String.join("; ", databases),
        RoleRows.joined(grants.rows(true)),
        null,
        RoleRows.usage(grants.resources),
        null,
        null,
        null,
        RoleRows.usage(groups(grants)),
        null);
  }

  /** Everybody may use the one that is there from the beginning. */
  private static Map<String, TreeSet<String>> groups(Grants grants) {
    Map<String, TreeSet<String>> groups = new TreeMap<>(grants.workloadGroups);
    groups.merge(
        "normal",
        new TreeSet<>(Set.of("USAGE_PRIV")),
        (held, always) -> {
          always.addAll(held);
          return always;
        });
    return groups;
  }
}
