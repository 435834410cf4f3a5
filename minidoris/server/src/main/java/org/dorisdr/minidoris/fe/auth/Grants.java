package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.doris.mysql.privilege.PrivBitSet;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.apache.doris.mysql.privilege.Privilege;

/**
 * What one user or role may do, by scope: {@code *} = everywhere, {@code *.*} = the catalog, {@code
 * db.*} = a database, {@code db.t} = a table. Guarded by the catalog's lock.
 */
public final class Grants {
  static final String GLOBAL = "*";
  static final String CATALOG = "*.*";

  /** Stands for all resources, or all workload groups. */
  private static final String ANY = "%";

  /** The one database that may be written in any case. */
  private static final String INFORMATION = "information_schema";

  /** Names of privileges by scope. */
  public Map<String, TreeSet<String>> scopes = new TreeMap<>();

  /** Names of privileges by resource. */
  public Map<String, TreeSet<String>> resources = new TreeMap<>();

  /** Names of privileges by workload group. */
  public Map<String, TreeSet<String>> workloadGroups = new TreeMap<>();

  /** All of these, and all of others. */
  Grants with(Grants others) {
    Grants all = new Grants();
    for (Grants part : List.of(this, others)) {
      merge(all.scopes, part.scopes);
      merge(all.resources, part.resources);
      merge(all.workloadGroups, part.workloadGroups);
    }
    return all;
  }

  private static void merge(Map<String, TreeSet<String>> to, Map<String, TreeSet<String>> from) {
    from.forEach((key, held) -> to.computeIfAbsent(key, k -> new TreeSet<>()).addAll(held));
  }

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

  PrivBitSet held(String scope) {
    return bits(scopes.getOrDefault(scope, new TreeSet<>()));
  }

  static PrivBitSet bits(Collection<String> names) {
    PrivBitSet bits = new PrivBitSet();
    names.stream().map(Privilege::valueOf).forEach(p -> bits.set(p.getIdx()));
    return bits;
  }

  boolean resource(String name, PrivPredicate wanted) {
    return used(resources, name, wanted);
  }

  boolean workloadGroup(String name, PrivPredicate wanted) {
    return used(workloadGroups, name, wanted);
  }

  private boolean used(Map<String, TreeSet<String>> map, String name, PrivPredicate wanted) {
    PrivBitSet bits = held(GLOBAL);
    bits.or(bits(map.getOrDefault(ANY, new TreeSet<>())));
    bits.or(bits(map.getOrDefault(name, new TreeSet<>())));
    return bits.satisfy(wanted);
  }

  /** What is held on a scope and on those around it. */
  boolean scope(String scope, PrivPredicate wanted) {
    List<String> around = new ArrayList<>(List.of(GLOBAL));
    if (!scope.equals(GLOBAL)) {
      around.add(CATALOG);
      around.add(scope.substring(0, scope.indexOf('.')) + ".*");
      around.add(scope);
    }
    return together(around, wanted);
  }

  boolean global(PrivPredicate wanted) {
    return held("*").satisfy(wanted);
  }

  boolean database(String name, PrivPredicate wanted) {
    return together(List.of(GLOBAL, CATALOG, known(name) + ".*"), wanted);
  }

  /** On the catalog; what may be seen in it makes it seen. */
  boolean catalog(PrivPredicate wanted) {
    return together(List.of(GLOBAL, CATALOG), wanted)
        || (wanted == PrivPredicate.SHOW
            && scopes.keySet().stream().anyMatch(s -> held(s).satisfy(wanted)));
  }

  private static String known(String database) {
    return database.equalsIgnoreCase(INFORMATION) ? INFORMATION : database;
  }

  /** Whether anything in a database may be seen. */
  boolean anyIn(String database, PrivPredicate wanted) {
    return database(database, wanted)
        || scopes.keySet().stream()
            .filter(s -> s.startsWith(known(database) + "."))
            .anyMatch(s -> held(s).satisfy(wanted));
  }

  boolean table(String name, String table, PrivPredicate wanted) {
    String database = known(name);
    return together(List.of(GLOBAL, CATALOG, database + ".*", database + "." + table), wanted);
  }

  private boolean together(List<String> scopesOfIt, PrivPredicate wanted) {
    PrivBitSet bits = new PrivBitSet();
    scopesOfIt.forEach(s -> bits.or(held(s)));
    return bits.satisfy(wanted);
  }

  /** Scopes of databases, or of tables, in order of their names. */
  List<String> below(boolean tables) {
    return scopes.keySet().stream()
        .filter(s -> !s.equals(GLOBAL) && !s.equals(CATALOG) && s.endsWith(".*") != tables)
        .sorted()
        .toList();
  }

  /** Databases, or tables, with their privileges as Doris lists them. */
  List<String> rows(boolean tables) {
    return below(tables).stream()
        .map(s -> "internal." + (tables ? s : s.substring(0, s.length() - 2)) + ": " + held(s))
        .toList();
  }
}
