package org.dorisdr.minidoris.fe.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.minidoris.fe.Frontend;

/**
 * The colocation groups that there are, found by the tables that are in them. Unlike Doris nothing
 * moves tablets to keep a group together. All calls are made with the catalog's lock held.
 */
public final class ColocateGroups {
  private final Frontend fe;

  public ColocateGroups(Frontend fe) {
    this.fe = fe;
  }

  /** Groups and their tables. */
  public Map<ColocateGroup, List<OlapTable>> all() {
    Map<ColocateGroup, List<OlapTable>> all = new LinkedHashMap<>();
    Map<Long, ColocateGroup> first = new LinkedHashMap<>();
    for (OlapTable table : tables()) {
      ColocateGroup group = first.computeIfAbsent(table.colocation.id(), id -> table.colocation);
      all.computeIfAbsent(group, g -> new ArrayList<>()).add(table);
    }
    return all;
  }

  private List<OlapTable> tables() {
    List<Table> all = new ArrayList<>();
    fe.catalog().databases().forEach(database -> all.addAll(database.tables.values()));
    fe.recycleBin().tables().forEach(entry -> all.add(entry.table()));
    return all.stream()
        .filter(t -> t instanceof OlapTable olap && olap.colocation != null)
        .map(OlapTable.class::cast)
        .toList();
  }

  /** The group of that name that tables of a database can be in. */
  public Optional<ColocateGroup> find(long databaseId, String name) {
    return all().keySet().stream().filter(g -> g.isNamed(name, databaseId)).findFirst();
  }

  /**
   * Backends of each bucket; empty if no table of the group has tablets yet.
   *
   * @param more tables that are not in the catalog yet
   */
  public List<List<Long>> backends(ColocateGroup group, Collection<OlapTable> more) {
    List<OlapTable> members = new ArrayList<>(tables());
    members.addAll(more);
    return members.stream()
        .filter(t -> t.colocation != null && t.colocation.id() == group.id())
        .flatMap(t -> t.partitions.values().stream().map(p -> p.index(t.baseIndexId)))
        .filter(index -> index != null && !index.tablets.isEmpty())
        .findFirst()
        .map(ColocateGroups::backends)
        .orElse(List.of());
  }

  /** Backends of each bucket of an index. */
  public static List<List<Long>> backends(MaterializedIndex index) {
    return index.tablets.stream().map(ColocateGroups::backends).toList();
  }

  private static List<Long> backends(Tablet tablet) {
    return tablet.replicas.stream().map(replica -> replica.backendId).toList();
  }

  /** Whether the tablets of a bucket are on the same backends, whatever the table. */
  public static boolean isTogether(List<List<Long>> wanted, Collection<OlapTable> tables) {
    return tables.stream()
        .flatMap(t -> t.partitions.values().stream())
        .flatMap(p -> p.indexes.values().stream())
        .allMatch(index -> isTogether(wanted, index));
  }

  private static boolean isTogether(List<List<Long>> wanted, MaterializedIndex index) {
    List<List<Long>> there = backends(index);
    return there.size() == wanted.size()
        && java.util.stream.IntStream.range(0, there.size())
            .allMatch(
                i ->
                    there.get(i).size() == wanted.get(i).size()
                        && there.get(i).containsAll(wanted.get(i)));
  }
}
