package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.session.StatementError;

/** What GRANT and REVOKE name by {@code ON}, as the keys of {@link Grants#scopes}. Stateless. */
final class GrantScope {
  private static final String INTERNAL = "internal";

  private GrantScope() {}

  /** Two names are a database and a table, of the catalog that is there. */
  static String of(List<String> parts) {
    List<String> names = new ArrayList<>(parts);
    if (names.size() == 1) {
      names.add("*");
    }
    String catalog = names.size() == 3 ? names.remove(0) : INTERNAL;
    if (names.size() != 2) {
      throw StatementError.general("Do not support format: " + String.join(".", parts));
    }
    boolean anyCatalog = catalog.equals("*");
    boolean anyDatabase = names.get(0).equals("*");
    boolean anyTable = names.get(1).equals("*");
    if ((!anyTable && (anyDatabase || anyCatalog)) || (!anyDatabase && anyCatalog)) {
      throw StatementError.general(
          "Do not support format: " + catalog + "." + String.join(".", names));
    }
    if (anyCatalog) {
      return Grants.GLOBAL;
    }
    if (!catalog.equalsIgnoreCase(INTERNAL)) {
      throw StatementError.general("catalog:" + catalog + " does not exist");
    }
    return anyDatabase ? Grants.CATALOG : names.get(0) + "." + names.get(1);
  }

  /** As Doris writes it. */
  static String pattern(String scope) {
    return scope.equals(Grants.GLOBAL) ? "*.*.*" : INTERNAL + "." + scope;
  }

  /** Nothing is granted on what is not there, unless it may be made by it. */
  static void checkThere(Frontend fe, String scope, List<String> privileges) {
    if (privileges.contains("CREATE_PRIV")
        || scope.equals(Grants.GLOBAL)
        || scope.equals(Grants.CATALOG)) {
      return;
    }
    String[] names = scope.split("\\.", 2);
    if (Named.isOpen(names[0])) {
      return;
    }
    Database database =
        fe.catalog()
            .database(names[0])
            .orElseThrow(() -> StatementError.general("database:" + names[0] + " does not exist"));
    if (!names[1].equals("*") && database.table(names[1]).isEmpty()) {
      throw StatementError.general("table:" + names[1] + " does not exist");
    }
  }
}
