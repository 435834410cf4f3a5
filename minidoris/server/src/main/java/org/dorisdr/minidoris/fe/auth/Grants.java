package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.doris.mysql.privilege.PrivBitSet;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.apache.doris.mysql.privilege.Privilege;

/**
 * What one user may do, by scope: {@code *} = everywhere, {@code db.*} = a database, {@code db.t} =
 * a table. Guarded by the catalog's lock.
 */
public final class Grants {
  /** Names of privileges by scope. */
  public Map<String, TreeSet<String>> scopes = new TreeMap<>();

  void add(String scope, List<String> privileges) {
    scopes.computeIfAbsent(scope, s -> new TreeSet<>()).addAll(privileges);
  }

  void remove(String scope, List<String> privileges) {
    TreeSet<String> held = scopes.get(scope);
    if (held != null) {
      held.removeAll(privileges);
      if (held.isEmpty()) {
        scopes.remove(scope);
      }
    }
  }

  boolean holds(String scope, List<String> privileges) {
    return scopes.getOrDefault(scope, new TreeSet<>()).containsAll(privileges);
  }

  PrivBitSet held(String scope) {
    PrivBitSet bits = new PrivBitSet();
    scopes.getOrDefault(scope, new TreeSet<>()).stream()
        .map(Privilege::valueOf)
        .forEach(p -> bits.set(p.getIdx()));
    return bits;
  }

  boolean global(PrivPredicate wanted) {
    return held("*").satisfy(wanted);
  }

  boolean database(String database, PrivPredicate wanted) {
    return together(List.of("*", database + ".*"), wanted);
  }

  /** Whether anything in a database may be seen. */
  boolean anyIn(String database, PrivPredicate wanted) {
    return database(database, wanted)
        || scopes.keySet().stream()
            .filter(s -> s.startsWith(database + "."))
            .anyMatch(s -> held(s).satisfy(wanted));
  }

  boolean table(String database, String table, PrivPredicate wanted) {
    return together(List.of("*", database + ".*", database + "." + table), wanted);
  }

  private boolean together(List<String> scopesOfIt, PrivPredicate wanted) {
    PrivBitSet bits = new PrivBitSet();
    scopesOfIt.forEach(s -> bits.or(held(s)));
    return bits.satisfy(wanted);
  }

  /** Scopes of databases, or of tables, with their privileges as Doris lists them. */
  List<String> rows(boolean tables) {
    List<String> rows = new ArrayList<>();
    for (String scope : scopes.keySet()) {
      boolean isTable = !scope.equals("*") && !scope.endsWith(".*");
      if (!scope.equals("*") && isTable == tables) {
        String name = isTable ? scope : scope.substring(0, scope.length() - 2);
        rows.add("internal." + name + ": " + held(scope));
      }
    }
    return rows;
  }
}
