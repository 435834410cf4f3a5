package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.query.HeldPrivilege;
import org.dorisdr.minidoris.fe.session.Session;

/** Lists who may do what, as far as a session may know. The catalog is locked. */
final class HeldPrivileges {
  /** MySQL's words; what only Doris has is not listed. */
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("SELECT_PRIV", "SELECT");
    WORDS.put("LOAD_PRIV", "INSERT");
    WORDS.put("ALTER_PRIV", "ALTER");
    WORDS.put("CREATE_PRIV", "CREATE");
    WORDS.put("DROP_PRIV", "DROP");
    WORDS.put("USAGE_PRIV", "USAGE");
    WORDS.put("CLUSTER_USAGE_PRIV", "USAGE");
    WORDS.put("SHOW_VIEW_PRIV", "SHOW VIEW");
  }

  private final Privileges privileges;
  private final Users users;

  HeldPrivileges(Privileges privileges, Users users) {
    this.privileges = privileges;
    this.users = users;
  }

  List<HeldPrivilege> seenBy(Session session) {
    List<HeldPrivilege> seen = new ArrayList<>();
    for (User user : users.all()) {
      users
          .grants(user)
          .scopes
          .forEach(
              (scope, names) -> {
                String[] parts = scope.split("\\.", 2);
                String database = parts[0].equals("*") ? null : parts[0];
                String table = database == null || parts[1].equals("*") ? null : parts[1];
                if (maySee(session, database, table)) {
                  add(seen, user.toString(), database, table, names);
                }
              });
    }
    return seen;
  }

  private boolean maySee(Session session, String database, String table) {
    var user = session.context().getCurrentUserIdentity();
    if (database == null) {
      return privileges.hasGlobal(user, PrivPredicate.SHOW);
    }
    return !database.equals("information_schema")
        && (table == null
            ? privileges.hasDatabase(user, database, PrivPredicate.SHOW)
            : privileges.canSee(session, database, table));
  }

  /** ADMIN holds all the others, and may pass them on. */
  private static void add(
      List<HeldPrivilege> to, String grantee, String database, String table, TreeSet<String> held) {
    boolean admin = held.contains("ADMIN_PRIV");
    boolean grantable = admin || held.contains("GRANT_PRIV");
    WORDS.forEach(
        (name, word) -> {
          if (admin || held.contains(name)) {
            to.add(new HeldPrivilege(grantee, database, table, word, grantable));
          }
        });
  }
}
