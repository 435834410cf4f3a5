package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.statement.select.Join;
import org.dorisdr.minidoris.fe.query.type.Stars;

/**
 * What names of columns may mean at one place of a query. Immutable once it is filled.
 *
 * @param entries of FROM, in order
 * @param merged what a star leaves out of an entry, by its place; names in lower case
 */
record SlotScope(List<Entry> entries, Map<Integer, Set<String>> merged) {
  SlotScope() {
    this(new ArrayList<>(), new HashMap<>());
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

  /**
   * Has what an outer join leaves without a partner be NULL.
   *
   * @param first entry that the join has added
   */
  void join(Join join, int first) {
    for (int i = 0; i < entries.size(); i++) {
      boolean may = join.isFull() || (i < first ? join.isRight() : join.isLeft());
      Entry e = entries.get(i);
      List<Slot> slots = e.slots().stream().map(s -> s.orNull(may)).toList();
      entries.set(i, new Entry(e.database(), e.name(), slots));
      if (i >= first) {
        merged.put(i, join.isRight() || join.isFull() ? Set.of() : Stars.used(join));
      }
    }
  }

  /** Columns of a UNION and its like: called as those of the first query. */
  static List<Slot> united(List<List<Slot>> queries) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < queries.get(0).size(); i++) {
      int at = i;
      boolean may = queries.stream().anyMatch(q -> at >= q.size() || q.get(at).nullable());
      slots.add(new Slot(queries.get(0).get(i).name(), List.of(), null, may, false));
    }
    return slots;
  }

  List<Slot> all() {
    return entries.stream().flatMap(e -> e.slots().stream()).toList();
  }

  /** What a star without a name before it stands for. */
  List<Slot> star() {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Set<String> out = merged.getOrDefault(i, Set.of());
      entries.get(i).slots().stream()
          .filter(s -> s.name() == null || !out.contains(s.name().toLowerCase(Locale.ROOT)))
          .forEach(slots::add);
    }
    return slots;
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
