package org.dorisdr.backup.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dorisdr.backup.request.RestoreOptions;
import org.dorisdr.backup.snapshot.MaterializedViews;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.PartitionValues;
import org.dorisdr.cluster.Rows;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;

/** What a database holds now. Every call asks the FE. Thread safe. */
final class LocalTables {
  /** An asynchronous one. */
  static final String MATERIALIZED_VIEW = "MATERIALIZED VIEW";

  /** Analyzers of inverted indexes that Doris has by itself. */
  static final Set<String> ANALYZERS =
      Set.of("none", "standard", "unicode", "english", "chinese", "icu", "basic", "ik", "kuromoji");

  private static final Pattern COLOCATED = Pattern.compile("\n\"colocate_with\" = \"[^\"]+\"");

  private final LocalSql sql;
  private final String database;

  /** A partition as SHOW PARTITIONS tells it. */
  record LocalPartition(String buckets, String replicas, String range) {
    /** Empty if the table has no partitions, or if the text cannot be read. */
    Optional<PartitionValues> values() {
      return PartitionValues.ofShown(range);
    }

    /** As Doris calls the types. */
    String partitioning() {
      if (range == null || range.isBlank()) {
        return "UNPARTITIONED";
      }
      return range.trim().endsWith(")") ? "RANGE" : "LIST";
    }
  }

  /**
   * A colocation group.
   *
   * @param allocation of replicas, as Doris writes it
   * @param types of the columns that rows are spread by
   */
  record LocalGroup(String buckets, String allocation, List<String> types) {
    /** By location. */
    Map<String, Integer> replicas() {
      return allocation.isEmpty()
          ? Map.of()
          : RestoreOptions.of(Map.of("replication_allocation", allocation)).allocation();
    }
  }

  LocalTables(LocalSql sql, String database) {
    this.sql = sql;
    this.database = database;
  }

  boolean databaseExists() throws HostException {
    return sql.names("SHOW DATABASES").contains(database);
  }

  /** Names with their types: {@code BASE TABLE}, {@code VIEW}, {@link #MATERIALIZED_VIEW}. */
  Map<String, String> types() throws HostException {
    Map<String, String> types = new LinkedHashMap<>();
    for (List<String> row : rows("SHOW FULL TABLES FROM " + Names.quote(database)).rows()) {
      types.put(row.get(0), row.get(1));
    }
    for (String view : MaterializedViews.of(sql, database)) {
      types.replace(view, MATERIALIZED_VIEW);
    }
    return types;
  }

  Map<String, LocalPartition> partitions(String table) throws HostException {
    Rows rows = rows("SHOW PARTITIONS FROM " + Names.quote(database, table));
    Map<String, LocalPartition> found = new LinkedHashMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      found.put(
          rows.value(i, "PartitionName"),
          new LocalPartition(
              rows.value(i, "Buckets"), rows.value(i, "ReplicationNum"), rows.value(i, "Range")));
    }
    return found;
  }

  boolean hasTemporaryPartitions(String table) throws HostException {
    String show = "SHOW TEMPORARY PARTITIONS FROM " + Names.quote(database, table);
    return !rows(show).rows().isEmpty();
  }

  /** The columns in order. */
  List<ColumnForm> columns(String table) throws HostException {
    Rows rows = rows("DESC " + Names.quote(database, table));
    List<ColumnForm> columns = new ArrayList<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      columns.add(
          ColumnForm.ofDesc(
              rows.value(i, "Field"),
              rows.value(i, "Type"),
              rows.value(i, "Key"),
              rows.value(i, "Null")));
    }
    return columns;
  }

  /** Whether a table is in a group; Doris restores over none that is. */
  boolean isColocated(String table) throws HostException {
    Rows rows = rows("SHOW CREATE TABLE " + Names.quote(database, table));
    String created = rows.rows().isEmpty() ? "" : rows.rows().get(0).get(1);
    return COLOCATED.matcher(created).find();
  }

  /** The group of that name that tables of the database are in; empty if there is none yet. */
  Optional<LocalGroup> group(String name) throws HostException {
    Rows rows = rows("SHOW PROC '/colocation_group'");
    for (int i = 0; i < rows.rows().size(); i++) {
      String there = rows.value(i, "GroupName");
      if (there.equals(name) || there.equals(database + "." + name)) {
        return Optional.of(
            new LocalGroup(
                rows.value(i, "BucketsNum"),
                rows.value(i, "ReplicaAllocation"),
                List.of(rows.value(i, "DistCols").split(", "))));
      }
    }
    return Optional.empty();
  }

  /** Empty if the FE could not tell. */
  Optional<Set<String>> storagePolicies() {
    return known("SHOW STORAGE POLICY", "PolicyName");
  }

  /** Those that were defined, beside {@link #ANALYZERS}; empty if the FE could not tell. */
  Optional<Set<String>> analyzers() {
    return known("SHOW INVERTED INDEX ANALYZER", "name");
  }

  private Optional<Set<String>> known(String statement, String column) {
    try {
      Rows rows = rows(statement);
      Set<String> names = new HashSet<>();
      for (int i = 0; i < rows.rows().size(); i++) {
        names.add(rows.value(i, column));
      }
      return Optional.of(names);
    } catch (HostException notKnownToThisRelease) {
      return Optional.empty();
    }
  }

  private Rows rows(String statement) throws HostException {
    return Rows.of(sql.run(null, statement));
  }
}
