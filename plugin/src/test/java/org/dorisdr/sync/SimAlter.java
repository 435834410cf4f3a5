package org.dorisdr.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;

/** ALTER TABLE of a model cluster. */
final class SimAlter {
  private final SimCluster own;
  private final SimTokens tokens;

  SimAlter(SimCluster own, SimTokens tokens) {
    this.own = own;
    this.tokens = tokens;
  }

  void run(SimTable table) throws ClusterException {
    SimDdl.refuseIfBroken(own, table.name);
    if (tokens.take("ADD", "PARTITION", "IF", "NOT", "EXISTS")) {
      String partition = tokens.name();
      if (!table.partitions.containsKey(partition)) {
        own.addPartition(table, partition, tokens.peek(3).string());
      }
    } else if (tokens.take("ADD", "TEMPORARY", "PARTITION", "IF", "NOT", "EXISTS")) {
      String partition = tokens.name();
      String range = tokens.peek(3).string();
      table.temporary.computeIfAbsent(partition, n -> own.newPartition(n, range));
    } else if (tokens.take("REPLACE", "PARTITION", "(")) {
      String partition = tokens.name();
      tokens.take(")", "WITH", "TEMPORARY", "PARTITION", "(");
      String by = tokens.name();
      if (!table.partitions.containsKey(partition) || !table.temporary.containsKey(by)) {
        throw ClusterException.refused("partition does not exist");
      }
      table.replace(partition, by);
    } else if (tokens.take("DROP", "TEMPORARY", "PARTITION", "IF", "EXISTS")) {
      table.temporary.remove(tokens.name());
    } else if (tokens.take("DROP", "PARTITION", "IF", "EXISTS")) {
      table.partitions.remove(tokens.name());
    } else if (tokens.take("RENAME", "PARTITION")) {
      rename(table, tokens.name(), tokens.name());
    } else if (tokens.take("ADD", "COLUMN")) {
      String column = tokens.name();
      if (table.columns.contains(column)) {
        throw ClusterException.refused("column already exists");
      }
      table.columns.add(column);
    } else if (tokens.take("DROP", "COLUMN")) {
      if (!table.columns.remove(tokens.name())) {
        throw ClusterException.refused("column does not exist");
      }
    } else if (tokens.take("RENAME", "COLUMN")) {
      int column = table.columns.indexOf(tokens.name());
      if (column < 0) {
        throw ClusterException.refused("column does not exist");
      }
      table.columns.set(column, tokens.name());
    } else if (tokens.take("RENAME")) {
      rename(table, tokens.name());
    } else if (tokens.take("SET")) {
      set(table, tokens.peek(1).string(), tokens.last2().equals("true"));
    } else if (tokens.take("REPLACE", "WITH", "TABLE")) {
      replace(table, tokens.table(), tokens.last2().equals("true"));
    } else {
      throw ClusterException.refused("syntax error");
    }
  }

  private static void set(SimTable table, String key, boolean value) throws ClusterException {
    switch (key) {
      case "is_being_synced" -> table.beingSynced = value;
      case "dynamic_partition.enable" -> table.dynamicPartitions = value;
      default -> throw ClusterException.refused("unknown property " + key);
    }
  }

  private static void rename(SimTable table, String from, String to) throws ClusterException {
    if (!table.partitions.containsKey(from) || table.partitions.containsKey(to)) {
      throw ClusterException.refused("cannot rename partition");
    }
    Map<String, SimTable.SimPartition> old = new LinkedHashMap<>(table.partitions);
    table.partitions.clear();
    old.forEach(
        (n, p) -> {
          p.name = n.equals(from) ? to : n;
          table.partitions.put(p.name, p);
        });
  }

  private void rename(SimTable table, String to) throws ClusterException {
    if (own.tables.containsKey(to)) {
      throw ClusterException.refused("table already exists");
    }
    own.tables.remove(table.name);
    table.name = to;
    own.tables.put(to, table);
  }

  private void replace(SimTable old, SimTable fresh, boolean swap) {
    String name = old.name;
    String other = fresh.name;
    own.tables.remove(other);
    fresh.name = name;
    own.tables.put(name, fresh);
    if (swap) {
      old.name = other;
      own.tables.put(other, old);
    }
  }
}
