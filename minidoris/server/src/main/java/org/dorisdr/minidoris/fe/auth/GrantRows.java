package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
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

  static StatementResult of(Collection<User> users) {
    return StatementResult.show(COLUMNS, users.stream().map(GrantRows::row).toList());
  }

  private static List<String> row(User user) {
    PrivBitSet global = user.grants.held("*");
    List<String> databases = new ArrayList<>(user.grants.rows(false));
    databases.add("internal.information_schema: Select_priv");
    databases.add("internal.mysql: Select_priv");
    return Arrays.asList(
        user.toString(),
        user.comment,
        user.password.isEmpty() ? "No" : "Yes",
        roles(user),
        global.isEmpty() ? null : global.toString(),
        null,
        String.join("; ", databases),
        joined(user.grants.rows(true)),
        null,
        null,
        null,
        null,
        null,
        "normal: Usage_priv",
        null);
  }

  private static String roles(User user) {
    return switch (user.name) {
      case "root" -> "operator";
      case "admin" -> "admin";
      default -> "";
    };
  }

  private static String joined(List<String> rows) {
    return rows.isEmpty() ? null : String.join("; ", rows);
  }
}
