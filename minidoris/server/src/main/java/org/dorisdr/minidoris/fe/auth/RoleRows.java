package org.dorisdr.minidoris.fe.auth;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** Rows of SHOW ROLES. Stateless. */
final class RoleRows {
  private static final List<String> COLUMNS =
      List.of(
          "Name",
          "Comment",
          "Users",
          "GlobalPrivs",
          "CatalogPrivs",
          "DatabasePrivs",
          "TablePrivs",
          "ResourcePrivs",
          "CloudClusterPrivs",
          "CloudStagePrivs",
          "StorageVaultPrivs",
          "WorkloadGroupPrivs",
          "ComputeGroupPrivs");

  private RoleRows() {}

  static StatementResult of(Users users) {
    return StatementResult.show(
        COLUMNS, users.roles().stream().map(role -> row(role, users)).toList());
  }

  private static List<String> row(Role role, Users users) {
    String members =
        users.all().stream()
            .filter(user -> user.allRoles().contains(role.name))
            .map(User::toString)
            .collect(Collectors.joining(", "));
    Grants grants = role.grants;
    return Arrays.asList(
        role.name,
        role.comment,
        members,
        grants.scopes.containsKey(Grants.GLOBAL) ? grants.held(Grants.GLOBAL).toString() : null,
        grants.scopes.containsKey(Grants.CATALOG)
            ? GrantScope.pattern(Grants.CATALOG) + ": " + grants.held(Grants.CATALOG)
            : null,
        tables(grants, false),
        tables(grants, true),
        usage(grants.resources),
        null,
        null,
        null,
        usage(grants.workloadGroups),
        null);
  }

  private static String tables(Grants grants, boolean tables) {
    return joined(
        grants.below(tables).stream()
            .map(scope -> GrantScope.pattern(scope) + ": " + grants.held(scope))
            .toList());
  }

  /** Resources, or workload groups, with their privileges; null if there are none. */
  static String usage(Map<String, TreeSet<String>> held) {
    return joined(
        held.entrySet().stream()
            .map(e -> e.getKey() + ": " + Grants.bits(e.getValue()))
            .sorted()
            .toList());
  }

  static String joined(List<String> rows) {
    return rows.isEmpty() ? null : String.join("; ", rows);
  }
}
