package org.dorisdr.sync;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.ddl.SqlToken;

/** The statements that sync jobs send, understood token by token by a model cluster. */
final class SimSql {
  private static final String TOO_FEW_BACKENDS =
      "[COMMON_ERROR, msg: replication num should be less than the number of available backends. replication num is 3, available backend num is 1]";

  private final SimCluster own;
  private List<SqlToken> tokens;
  private int at;

  SimSql(SimCluster own) {
    this.own = own;
  }

  Rows run(String sql) throws ClusterException {
    tokens = SqlToken.all(sql);
    at = 0;
    if (take("SHOW", "FULL", "TABLES")) {
      if (!own.databaseExists) {
        throw ClusterException.refused("Unknown database '" + own.database + "'");
      }
      List<List<String>> rows = new ArrayList<>();
      own.tables.forEach((n, t) -> rows.add(List.of(n, t.view ? "VIEW" : "BASE TABLE")));
      return new Rows(List.of("Tables", "Table_type"), rows);
    }
    if (take("SHOW", "TEMPORARY", "PARTITIONS", "FROM")) {
      List<List<String>> rows = new ArrayList<>();
      existing(name()).temporary.keySet().forEach(n -> rows.add(List.of(n)));
      return new Rows(List.of("PartitionName"), rows);
    }
    if (take("SHOW", "PARTITIONS", "FROM")) {
      List<List<String>> rows = new ArrayList<>();
      for (SimTable.SimPartition p : existing(name()).partitions.values()) {
        rows.add(List.of(Long.toString(p.id), p.name, time(p.visibleMs)));
      }
      return new Rows(List.of("PartitionId", "PartitionName", "VisibleVersionTime"), rows);
    }
    if (take("SHOW", "DATABASES")) {
      return new Rows(
          List.of("Database"), own.databaseExists ? List.of(List.of(own.database)) : List.of());
    }
    if (take("SHOW", "BACKUP")) {
      String under = own.hasBackend() ? "FINISHED" : "SNAPSHOTING";
      return state(own.snapshots.containsKey(last()) ? under : null);
    }
    if (take("SHOW", "RESTORE") && !sql.contains("WHERE")) {
      return new Rows(
          List.of("JobId", "Label", "State", "RestoreObjs", "CreateTime", "FinishedTime"),
          own.restoredByUsers);
    }
    if (at > 0) {
      String state = own.restores.get(last());
      if (own.hasBackend() && own.network.values().stream().allMatch(SimCluster::hasBackend)) {
        own.finishRestore(last());
      }
      return "CANCELLED".equals(state) && own.hasTooFewBackends
          ? new Rows(List.of("State", "Status"), List.of(List.of(state, TOO_FEW_BACKENDS)))
          : state(state);
    }
    if (sql.startsWith("SHOW TRANSACTION") && sql.contains("WHERE label = ")) {
      return labelled(sql.substring(sql.indexOf('"') + 1, sql.length() - 1));
    }
    if (take("SHOW", "TRANSACTION", "FROM")) {
      return transactions(sql);
    }
    if (take("SHOW", "CREATE", "DATABASE")) {
      String text = "CREATE DATABASE `x` (\"binlog.enable\" = \"" + own.keepsBinlogs + "\")";
      return new Rows(List.of("Database", "Create"), List.of(List.of(own.database, text)));
    }
    if (take("SHOW", "DYNAMIC", "PARTITION", "TABLES")) {
      List<List<String>> rows = new ArrayList<>();
      own.tables.values().stream()
          .filter(t -> t.dynamicPartitions != null)
          .forEach(t -> rows.add(List.of(t.name, t.dynamicPartitions.toString())));
      return new Rows(List.of("TableName", "Enable"), rows);
    }
    if (take("SHOW", "TRANSACTION")) {
      return new Rows(List.of("TransactionStatus"), List.of(List.of("VISIBLE")));
    }
    if (take("SELECT", "MAX", "(")) {
      at += 3;
      Long highest = own.highest.get(existing(name()).name);
      String value = highest == null ? null : highest.toString();
      return new Rows(List.of("max"), List.of(Collections.singletonList(value)));
    }
    if (sql.startsWith("SELECT 1 FROM ")) {
      at = 3;
      String view = existing(name()).name;
      own.viewsLookedAt.merge(view, 1, Integer::sum);
      ClusterException why = own.unreadable.get(view);
      if (why != null) {
        throw why;
      }
      return Rows.NONE;
    }
    if (take("DESC")) {
      SimTable table = existing(name());
      List<List<String>> rows = new ArrayList<>();
      table.columns.forEach(c -> rows.add(List.of(rows.isEmpty() ? table.name : "", c)));
      return new Rows(List.of("IndexName", "Field"), rows);
    }
    change(sql);
    return Rows.NONE;
  }

  /** As Doris shows it. */
  static String time(long ms) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
        .format(Instant.ofEpochMilli(ms).atZone(ZoneOffset.UTC));
  }

  private Rows labelled(String label) throws ClusterException {
    SimCluster.SimTxn txn = own.txnsByLabel.get(label);
    if (txn == null) {
      throw ClusterException.refused("transaction with label " + label + " does not exist");
    }
    String status = txn.committed ? "VISIBLE" : "PREPARE";
    return new Rows(List.of("TransactionStatus"), List.of(List.of(status)));
  }

  private Rows transactions(String sql) {
    if (!sql.contains("label LIKE")) {
      return new Rows(List.of("TransactionStatus"), List.of(List.of("VISIBLE")));
    }
    String prefix = last().replace("%", "");
    List<List<String>> rows = new ArrayList<>();
    for (SimCluster.SimTxn txn : own.txns.values()) {
      if (txn.label.startsWith(prefix)) {
        String status = txn.committed ? "VISIBLE" : txn.aborted ? "ABORTED" : "PREPARE";
        rows.add(List.of(Long.toString(txn.id), txn.label, status));
      }
    }
    return new Rows(List.of("TransactionId", "Label", "TransactionStatus"), rows);
  }

  private static Rows state(String state) {
    return new Rows(
        List.of("State", "Status"), state == null ? List.of() : List.of(List.of(state, "[OK]")));
  }

  private String last() {
    return tokens.get(tokens.size() - 1).string();
  }

  private boolean take(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (at + i >= tokens.size() || !tokens.get(at + i).is(words[i])) {
        return false;
      }
    }
    at += words.length;
    return true;
  }

  /** A name, of which only the last part counts. */
  private String name() {
    String name = tokens.get(at++).name();
    while (at < tokens.size() && tokens.get(at).is(".")) {
      name = tokens.get(at + 1).name();
      at += 2;
    }
    return name;
  }

  private SimTable existing(String name) throws ClusterException {
    SimTable table = own.tables.get(name);
    if (table == null) {
      throw ClusterException.refused("Unknown table '" + name + "'");
    }
    return table;
  }

  private void change(String sql) throws ClusterException {
    if (take("CREATE", "DATABASE")) {
      own.databaseExists = true;
    } else if (take("CREATE", "TABLE", "IF", "NOT", "EXISTS")) {
      String name = name();
      if (!own.tables.containsKey(name)) {
        refuseIfBroken(name);
        create(name);
      }
    } else if (take("CREATE", "VIEW")) {
      SimTable view = new SimTable();
      view.id = own.nextId();
      view.name = name();
      view.view = true;
      view.definition = sql.substring(sql.indexOf(" AS ") + 4).replace(own.database, "DB");
      own.tables.put(view.name, view);
    } else if (take("ALTER", "VIEW")) {
      existing(name()).definition =
          sql.substring(sql.indexOf(" AS ") + 4).replace(own.database, "DB");
    } else if (take("DROP", "TABLE", "IF", "EXISTS") || take("DROP", "VIEW", "IF", "EXISTS")) {
      own.tables.remove(name());
    } else if (take("TRUNCATE", "TABLE")) {
      truncate(existing(name()));
    } else if (take("BACKUP", "SNAPSHOT")) {
      backup();
    } else if (take("ALTER", "TABLE")) {
      alter(existing(name()));
    } else {
      throw ClusterException.refused("syntax error: " + sql);
    }
  }

  private void create(String name) {
    SimTable table = new SimTable();
    table.id = own.nextId();
    table.name = name;
    int depth = 0;
    for (; at < tokens.size(); at++) {
      if (tokens.get(at).is("(")) {
        depth++;
      } else if (tokens.get(at).is(")") && --depth == 0) {
        break;
      } else if (depth == 1 && tokens.get(at).kind() == SqlToken.Kind.QUOTED_NAME) {
        table.columns.add(tokens.get(at).name());
      }
    }
    for (; at < tokens.size(); at++) {
      if (tokens.get(at).is("PARTITION") && tokens.get(at + 2).is("VALUES")) {
        own.addPartition(table, tokens.get(at + 1).name(), tokens.get(at + 5).string());
      }
    }
    own.tables.put(name, table);
  }

  private void truncate(SimTable table) {
    List<String> only = new ArrayList<>();
    if (take("PARTITIONS", "(")) {
      while (!take(")")) {
        only.add(name());
        take(",");
      }
    }
    for (SimTable.SimPartition p : List.copyOf(table.partitions.values())) {
      if (only.isEmpty() || only.contains(p.name)) {
        own.droppedPartitions.put(p.id, own.lastSeq());
        own.addPartition(table, p.name, p.range);
      }
    }
  }

  private void backup() throws ClusterException {
    String label = name();
    SimCluster.SimSnapshot snapshot = new SimCluster.SimSnapshot();
    snapshot.seq = own.nextSeq();
    take("TO");
    at++;
    take("ON", "(");
    while (!take(")")) {
      SimTable table = existing(name());
      SimTable kept = table.copy(own, table.name);
      kept.id = table.id;
      snapshot.tables.add(kept);
      take(",");
    }
    own.keep(label, snapshot);
  }

  private void refuseIfBroken(String table) throws ClusterException {
    if (own.broken.contains(table)) {
      own.clock.sleep(own.failsAfter);
      if (!own.failsAfter.isZero()) {
        throw ClusterException.transientError(
            "Failed to create partition. Timeout: " + own.failsAfter.toSeconds() + " seconds");
      }
      throw ClusterException.transientError("not enough backends for " + table);
    }
  }

  private void alter(SimTable table) throws ClusterException {
    refuseIfBroken(table.name);
    if (take("ADD", "PARTITION", "IF", "NOT", "EXISTS")) {
      String partition = name();
      if (!table.partitions.containsKey(partition)) {
        own.addPartition(table, partition, tokens.get(at + 3).string());
      }
    } else if (take("ADD", "TEMPORARY", "PARTITION", "IF", "NOT", "EXISTS")) {
      String partition = name();
      String range = tokens.get(at + 3).string();
      table.temporary.computeIfAbsent(partition, n -> own.newPartition(n, range));
    } else if (take("REPLACE", "PARTITION", "(")) {
      String partition = name();
      take(")", "WITH", "TEMPORARY", "PARTITION", "(");
      String by = name();
      if (!table.partitions.containsKey(partition) || !table.temporary.containsKey(by)) {
        throw ClusterException.refused("partition does not exist");
      }
      table.replace(partition, by);
    } else if (take("DROP", "TEMPORARY", "PARTITION", "IF", "EXISTS")) {
      table.temporary.remove(name());
    } else if (take("DROP", "PARTITION", "IF", "EXISTS")) {
      table.partitions.remove(name());
    } else if (take("RENAME", "PARTITION")) {
      rename(table, name(), name());
    } else if (take("ADD", "COLUMN")) {
      String column = name();
      if (table.columns.contains(column)) {
        throw ClusterException.refused("column already exists");
      }
      table.columns.add(column);
    } else if (take("DROP", "COLUMN")) {
      if (!table.columns.remove(name())) {
        throw ClusterException.refused("column does not exist");
      }
    } else if (take("RENAME", "COLUMN")) {
      int column = table.columns.indexOf(name());
      if (column < 0) {
        throw ClusterException.refused("column does not exist");
      }
      table.columns.set(column, name());
    } else if (take("RENAME")) {
      rename(table, name());
    } else if (take("SET")) {
      set(table, tokens.get(at + 1).string(), last2().equals("true"));
    } else if (take("REPLACE", "WITH", "TABLE")) {
      replace(table, existing(name()), last2().equals("true"));
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

  private String last2() {
    return tokens.get(tokens.size() - 2).string();
  }

  private static void rename(SimTable table, String from, String to) throws ClusterException {
    if (!table.partitions.containsKey(from) || table.partitions.containsKey(to)) {
      throw ClusterException.refused("cannot rename partition");
    }
    Map<String, SimTable.SimPartition> old = new java.util.LinkedHashMap<>(table.partitions);
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
