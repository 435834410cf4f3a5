package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What names of columns may mean at one place of a query. Immutable once it is filled.
 *
 * @param entries of FROM, in order
 */
record SlotScope(List<Entry> entries) {
  SlotScope() {
    this(new ArrayList<>());
  }

  /**
   * One table or subquery in FROM.
   *
   * @param database null = it is of none
   */
  record Entry(String database, String name, List<Slot> slots) {
    /** Whether {@code [[catalog.]database.]name} means it. */
    boolean isCalled(List<String> owner) {
      int last = owner.size() - 1;
      return owner.get(last).equalsIgnoreCase(name)
          && (last == 0 || owner.get(last - 1).equals(database));
    }
  }

  List<Slot> all() {
    return entries.stream().flatMap(e -> e.slots().stream()).toList();
  }

  List<Slot> of(List<String> owner) {
    return entries.stream()
        .filter(e -> e.isCalled(owner))
        .flatMap(e -> e.slots().stream())
        .toList();
  }

  /**
   * @param owner what stands before the name; empty = nothing
   */
  Optional<Slot> find(List<String> owner, String name) {
    List<Slot> slots = owner.isEmpty() ? all() : of(owner);
    return slots.stream().filter(s -> s.isCalled(name)).findFirst();
  }
}
