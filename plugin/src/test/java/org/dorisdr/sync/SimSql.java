package org.dorisdr.sync;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Rows;

/** The statements that sync jobs send, understood token by token by a model cluster. */
final class SimSql {
  private final SimCluster own;

  SimSql(SimCluster own) {
    this.own = own;
  }

  Rows run(String sql) throws ClusterException {
    SimTokens tokens = new SimTokens(own, sql);
    Optional<Rows> shown = objects(tokens);
    if (shown.isEmpty()) {
      shown = new SimJobShows(own, tokens).run(sql);
    }
    if (shown.isEmpty()) {
      shown = values(tokens, sql);
    }
    if (shown.isEmpty()) {
      new SimDdl(own, tokens).run(sql);
    }
    return shown.orElse(Rows.NONE);
  }

  private Optional<Rows> objects(SimTokens tokens) throws ClusterException {
    if (tokens.take("SHOW", "FULL", "TABLES")) {
      if (!own.databaseExists) {
        throw ClusterException.refused("Unknown database '" + own.database + "'");
      }
      List<List<String>> rows = new ArrayList<>();
      own.tables.forEach((n, t) -> rows.add(List.of(n, t.view ? "VIEW" : "BASE TABLE")));
      return rows(List.of("Tables", "Table_type"), rows);
    }
    if (tokens.take("SHOW", "TEMPORARY", "PARTITIONS", "FROM")) {
      List<List<String>> rows = new ArrayList<>();
      tokens.table().temporary.keySet().forEach(n -> rows.add(List.of(n)));
      return rows(List.of("PartitionName"), rows);
    }
    if (tokens.take("SHOW", "PARTITIONS", "FROM")) {
      List<List<String>> rows = new ArrayList<>();
      for (SimTable.SimPartition p : tokens.table().partitions.values()) {
        rows.add(List.of(Long.toString(p.id), p.name, time(p.visibleMs)));
      }
      return rows(List.of("PartitionId", "PartitionName", "VisibleVersionTime"), rows);
    }
    if (tokens.take("SHOW", "DATABASES")) {
      return rows(
          List.of("Database"), own.databaseExists ? List.of(List.of(own.database)) : List.of());
    }
    if (tokens.take("SHOW", "CREATE", "DATABASE")) {
      String text = "CREATE DATABASE `x` (\"binlog.enable\" = \"" + own.binlogs.keeps + "\")";
      return rows(List.of("Database", "Create"), List.of(List.of(own.database, text)));
    }
    if (tokens.take("SHOW", "DYNAMIC", "PARTITION", "TABLES")) {
      List<List<String>> rows = new ArrayList<>();
      own.tables.values().stream()
          .filter(t -> t.dynamicPartitions != null)
          .forEach(t -> rows.add(List.of(t.name, t.dynamicPartitions.toString())));
      return rows(List.of("TableName", "Enable"), rows);
    }
    if (tokens.take("DESC")) {
      SimTable table = tokens.table();
      List<List<String>> rows = new ArrayList<>();
      table.columns.forEach(c -> rows.add(List.of(rows.isEmpty() ? table.name : "", c)));
      return rows(List.of("IndexName", "Field"), rows);
    }
    return Optional.empty();
  }

  private Optional<Rows> values(SimTokens tokens, String sql) throws ClusterException {
    if (tokens.take("SELECT", "MAX", "(")) {
      tokens.skip(3);
      Long highest = own.highest.get(tokens.table().name);
      String value = highest == null ? null : highest.toString();
      return rows(List.of("max"), List.of(Collections.singletonList(value)));
    }
    if (sql.startsWith("SELECT 1 FROM ")) {
      tokens.skip(3);
      String view = tokens.table().name;
      own.viewsLookedAt.merge(view, 1, Integer::sum);
      ClusterException why = own.unreadable.get(view);
      if (why != null) {
        throw why;
      }
      return Optional.of(Rows.NONE);
    }
    return Optional.empty();
  }

  private static Optional<Rows> rows(List<String> columns, List<List<String>> rows) {
    return Optional.of(new Rows(columns, rows));
  }

  /** As Doris shows it. */
  static String time(long ms) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
        .format(Instant.ofEpochMilli(ms).atZone(ZoneOffset.UTC));
  }
}
