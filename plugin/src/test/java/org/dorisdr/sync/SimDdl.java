package org.dorisdr.sync;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.sync.ddl.SqlToken;

/** Statements that make, change or drop what a model cluster has. */
final class SimDdl {
  private final SimCluster own;
  private final SimTokens tokens;

  SimDdl(SimCluster own, SimTokens tokens) {
    this.own = own;
    this.tokens = tokens;
  }

  void run(String sql) throws ClusterException {
    if (tokens.take("CREATE", "DATABASE")) {
      own.databaseExists = true;
    } else if (tokens.take("CREATE", "TABLE", "IF", "NOT", "EXISTS")) {
      String name = tokens.name();
      if (!own.tables.containsKey(name)) {
        refuseIfBroken(own, name);
        create(name);
      }
    } else if (tokens.take("CREATE", "VIEW")) {
      SimTable view = new SimTable();
      view.id = own.nextId();
      view.name = tokens.name();
      view.view = true;
      view.definition = sql.substring(sql.indexOf(" AS ") + 4).replace(own.database, "DB");
      own.tables.put(view.name, view);
    } else if (tokens.take("ALTER", "VIEW")) {
      tokens.table().definition =
          sql.substring(sql.indexOf(" AS ") + 4).replace(own.database, "DB");
    } else if (tokens.take("DROP", "TABLE", "IF", "EXISTS")
        || tokens.take("DROP", "VIEW", "IF", "EXISTS")) {
      own.tables.remove(tokens.name());
    } else if (tokens.take("TRUNCATE", "TABLE")) {
      truncate(tokens.table());
    } else if (tokens.take("BACKUP", "SNAPSHOT")) {
      backup();
    } else if (tokens.take("ALTER", "TABLE")) {
      new SimAlter(own, tokens).run(tokens.table());
    } else {
      throw ClusterException.refused("syntax error: " + sql);
    }
  }

  private void create(String name) {
    SimTable table = new SimTable();
    table.id = own.nextId();
    table.name = name;
    int depth = 0;
    for (; !tokens.isAtEnd(); tokens.skip(1)) {
      if (tokens.peek(0).is("(")) {
        depth++;
      } else if (tokens.peek(0).is(")") && --depth == 0) {
        break;
      } else if (depth == 1 && tokens.peek(0).kind() == SqlToken.Kind.QUOTED_NAME) {
        table.columns.add(tokens.peek(0).name());
      }
    }
    for (; !tokens.isAtEnd(); tokens.skip(1)) {
      if (tokens.peek(0).is("PARTITION") && tokens.peek(2).is("VALUES")) {
        own.addPartition(table, tokens.peek(1).name(), tokens.peek(5).string());
      }
    }
    own.tables.put(name, table);
  }

  private void truncate(SimTable table) {
    List<String> only = new ArrayList<>();
    if (tokens.take("PARTITIONS", "(")) {
      while (!tokens.take(")")) {
        only.add(tokens.name());
        tokens.take(",");
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
    String label = tokens.name();
    SimSnapshot snapshot = new SimSnapshot();
    snapshot.seq = own.nextSeq();
    tokens.take("TO");
    tokens.skip(1);
    tokens.take("ON", "(");
    while (!tokens.take(")")) {
      SimTable table = tokens.table();
      SimTable kept = table.copy(own, table.name);
      kept.id = table.id;
      snapshot.tables.add(kept);
      tokens.take(",");
    }
    own.keep(label, snapshot);
  }

  /** As if no backend could write what the table is to become. */
  static void refuseIfBroken(SimCluster own, String table) throws ClusterException {
    if (own.broken.contains(table)) {
      own.clock.sleep(own.failsAfter);
      if (!own.failsAfter.isZero()) {
        throw ClusterException.transientError(
            "Failed to create partition. Timeout: " + own.failsAfter.toSeconds() + " seconds");
      }
      throw ClusterException.transientError("not enough backends for " + table);
    }
  }
}
