package org.dorisdr.minidoris.fe.define;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The alias functions of all databases, and the global ones. Guarded by the catalog's lock. */
public final class Functions {
  private final Map<Long, AliasFunction> byId = new TreeMap<>();

  void put(long id, AliasFunction function) {
    byId.put(id, function);
  }

  void remove(long id) {
    byId.remove(id);
  }

  void clear() {
    byId.clear();
  }

  Collection<AliasFunction> all() {
    return byId.values();
  }

  /** Those of a database, or the global ones, in order of their making. */
  List<AliasFunction> of(long databaseId) {
    return byId.values().stream().filter(f -> f.databaseId() == databaseId).toList();
  }

  Optional<AliasFunction> find(long databaseId, String name, List<String> types) {
    return byId.values().stream()
        .filter(f -> f.isCalled(databaseId, name) && f.types().equals(types))
        .findFirst();
  }

  /**
   * What a call of that name may mean: functions of the database, or else global ones.
   *
   * @param databaseId {@link AliasFunction#GLOBAL} = global ones only
   */
  public List<AliasFunction> called(long databaseId, String name) {
    List<AliasFunction> own = named(databaseId, name);
    return own.isEmpty() ? named(AliasFunction.GLOBAL, name) : own;
  }

  private List<AliasFunction> named(long databaseId, String name) {
    return byId.values().stream().filter(f -> f.isCalled(databaseId, name)).toList();
  }

  /** A database is gone for good. */
  void erased(long databaseId) {
    byId.values().removeIf(f -> f.databaseId() == databaseId);
  }
}
