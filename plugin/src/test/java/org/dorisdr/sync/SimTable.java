package org.dorisdr.sync;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of a model cluster. */
final class SimTable {
  long id;
  String name;
  boolean view;
  String definition = "";

  /** Of a table on the target: as the plugin leaves it until the job is promoted. */
  boolean beingSynced = true;

  /** Null if it has no such property. */
  Boolean dynamicPartitions;

  List<String> columns = new ArrayList<>();
  Map<String, SimPartition> partitions = new LinkedHashMap<>();
  Map<String, SimPartition> temporary = new LinkedHashMap<>();

  /** One partition; its range never changes, its name may. */
  static final class SimPartition {
    long id;
    String name;
    String range;
    long version = 1;

    /** When that became visible. */
    long visibleMs;

    List<SimTablet> tablets = new ArrayList<>();

    boolean has(long tabletId) {
      return tablets.stream().anyMatch(t -> t.id == tabletId);
    }

    SimPartition copy(SimCluster owner) {
      SimPartition p = new SimPartition();
      p.id = owner.nextId();
      p.name = name;
      p.range = range;
      p.version = version;
      tablets.forEach(t -> p.tablets.add(t.copy(owner)));
      return p;
    }
  }

  /** One bucket: rows by the version that brought them. */
  static final class SimTablet {
    long id;
    TreeMap<Long, List<String>> rows = new TreeMap<>();

    SimTablet copy(SimCluster owner) {
      SimTablet t = new SimTablet();
      t.id = owner.nextId();
      List<String> all = new ArrayList<>();
      rows.values().forEach(all::addAll);
      t.rows.put(1L, all);
      return t;
    }
  }

  SimTable copy(SimCluster owner, String newName) {
    SimTable t = new SimTable();
    t.id = owner.nextId();
    t.name = newName;
    t.view = view;
    t.definition = definition;
    t.columns = new ArrayList<>(columns);
    t.dynamicPartitions = dynamicPartitions == null ? null : false;
    partitions.forEach((n, p) -> t.partitions.put(n, p.copy(owner)));
    return t;
  }

  /** The same table with the same ids, which changes no more when this one does. */
  SimTable twin() {
    SimTable t = new SimTable();
    t.id = id;
    t.name = name;
    t.view = view;
    t.definition = definition;
    t.columns = new ArrayList<>(columns);
    partitions.forEach(
        (n, p) -> {
          SimPartition q = new SimPartition();
          q.id = p.id;
          q.name = p.name;
          q.range = p.range;
          q.version = p.version;
          q.visibleMs = p.visibleMs;
          for (SimTablet tablet : p.tablets) {
            SimTablet u = new SimTablet();
            u.id = tablet.id;
            u.rows = new TreeMap<>(tablet.rows);
            q.tablets.add(u);
          }
          t.partitions.put(n, q);
        });
    return t;
  }

  /** The temporary partition takes the place of the other one, and its name. */
  void replace(String partition, String by) {
    Map<String, SimPartition> old = new LinkedHashMap<>(partitions);
    partitions.clear();
    SimPartition fresh = temporary.remove(by);
    fresh.name = partition;
    old.forEach((n, p) -> partitions.put(n, n.equals(partition) ? fresh : p));
  }

  /** Everything that can be seen of it, in an order that does not depend on history. */
  List<String> content() {
    List<String> all = new ArrayList<>();
    all.add("columns " + columns);
    all.add("definition " + definition);
    for (SimPartition p : partitions.values()) {
      List<String> rows = new ArrayList<>();
      p.tablets.forEach(t -> t.rows.values().forEach(rows::addAll));
      rows.sort(null);
      all.add(p.name + " " + p.range + " " + rows);
    }
    all.sort(null);
    return all;
  }
}
