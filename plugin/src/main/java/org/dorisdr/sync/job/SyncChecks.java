package org.dorisdr.sync.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.cluster.Cluster;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.cluster.SystemDatabases;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.state.SyncJobRecord;
import org.dorisdr.sync.state.SyncProperties;
import org.dorisdr.sync.state.SyncStore;

/**
 * What must hold before a sync job is made. Every refusal says what, where, and how to get on.
 * Stateless.
 */
public final class SyncChecks {

  private SyncChecks() {}

  /**
   * @throws HostException with everything a user needs to know
   * @throws ClusterException if one of the clusters cannot be asked
   */
  public static void check(SyncJobs jobs, SyncJobRecord record)
      throws HostException, ClusterException {
    for (String database : List.of(record.sourceDatabase, record.targetDatabase)) {
      if (SystemDatabases.contains(database)) {
        throw new HostException(
            "'%s' is a database that Doris has for itself, and is not replicated. HINT: INTO DATABASE says where to, if it is the target"
                .formatted(database));
      }
    }
    Cluster source = jobs.parts().connections().remote(record.cluster);
    Cluster target = jobs.parts().connections().own();
    feature(source, "cluster '" + record.cluster + "'");
    feature(target, "this cluster");
    if (!Inspection.databaseExists(source, record.sourceDatabase)) {
      throw new HostException(
          "unknown database '%s' on cluster '%s'".formatted(record.sourceDatabase, record.cluster));
    }
    Map<String, Boolean> tables = Inspection.tables(source, record.sourceDatabase);
    if (record.isTableJob()) {
      table(source, record, tables);
    } else {
      database(source, record, tables);
    }
    LoopCheck.check(source, target, record);
    target(target, record, tables);
    others(jobs, record, tables);
  }

  private static void feature(Cluster cluster, String where)
      throws ClusterException, HostException {
    Rows rows =
        cluster.sql().run(null, "ADMIN SHOW FRONTEND CONFIG LIKE '%enable_feature_binlog%'");
    for (int i = 0; i < rows.rows().size(); i++) {
      String key = rows.value(i, "Key");
      boolean wanted = key.endsWith("enable_feature_binlog") && !key.startsWith("force_");
      if (wanted && "true".equalsIgnoreCase(rows.value(i, "Value"))) {
        return;
      }
    }
    throw new HostException(
        "binlog is switched off on "
            + where
            + ". HINT: set enable_feature_binlog = true in fe.conf and be.conf there and restart");
  }

  private static void database(Cluster source, SyncJobRecord record, Map<String, Boolean> tables)
      throws ClusterException, HostException {
    String name = Names.quote(record.sourceDatabase);
    Rows create = source.sql().run(null, "SHOW CREATE DATABASE " + name);
    if (!Inspection.isOn(create, "binlog.enable")) {
      throw new HostException(
          "binlog is not enabled on database '%s' of cluster '%s'. HINT: run there: ALTER DATABASE %s SET PROPERTIES (\"binlog.enable\" = \"true\"), and before it, for each table that it names: ALTER TABLE … SET (\"binlog.enable\" = \"true\")"
              .formatted(record.sourceDatabase, record.cluster, name));
    }
    List<String> missing = new ArrayList<>();
    for (String table : record.include) {
      if (!tables.containsKey(table)) {
        missing.add(table);
      }
    }
    if (!missing.isEmpty()) {
      throw new HostException(
          "unknown table '%s' in database '%s' of cluster '%s'"
              .formatted(String.join("', '", missing), record.sourceDatabase, record.cluster));
    }
  }

  private static void table(Cluster source, SyncJobRecord record, Map<String, Boolean> tables)
      throws ClusterException, HostException {
    String where =
        "'%s.%s' of cluster '%s'"
            .formatted(record.sourceDatabase, record.sourceTable, record.cluster);
    if (!tables.containsKey(record.sourceTable)) {
      throw new HostException("unknown table " + where);
    }
    if (tables.get(record.sourceTable)) {
      throw new HostException(
          where + " is a view. HINT: a job for the database replicates its views");
    }
    String name = Names.quote(record.sourceDatabase, record.sourceTable);
    Rows create = createTable(source, name, where);
    if (!Inspection.isOn(create, "binlog.enable")) {
      throw new HostException(
          "binlog is not enabled on table "
              + where
              + ". HINT: run there: ALTER TABLE "
              + name
              + " SET (\"binlog.enable\" = \"true\")");
    }
    if (!Inspection.isOn(create, "light_schema_change")) {
      throw new HostException(
          "light_schema_change is not enabled on table "
              + where
              + ". HINT: run there: ALTER TABLE "
              + name
              + " SET (\"light_schema_change\" = \"true\")");
    }
  }

  private static Rows createTable(Cluster source, String name, String where)
      throws ClusterException, HostException {
    try {
      return source.sql().run(null, "SHOW CREATE TABLE " + name);
    } catch (ClusterException e) {
      if (String.valueOf(e.getMessage()).contains("async materialized view")) {
        throw new HostException(
            where
                + " is an asynchronous materialized view, which no job replicates. HINT: SHOW CREATE MATERIALIZED VIEW "
                + name
                + " there, and create it here on the tables that come",
            e);
      }
      throw e;
    }
  }

  private static void target(Cluster target, SyncJobRecord record, Map<String, Boolean> tables)
      throws ClusterException, HostException {
    if (record.mayOverwrite() || !Inspection.databaseExists(target, record.targetDatabase)) {
      return;
    }
    Map<String, Boolean> there = Inspection.tables(target, record.targetDatabase);
    List<String> taken = new ArrayList<>();
    for (String table : tables.keySet()) {
      if (record.covers(table) && there.containsKey(record.targetName(table))) {
        taken.add(record.targetName(table));
      }
    }
    if (!taken.isEmpty()) {
      throw new HostException(
          "table '%s' exists in database '%s' and would be overwritten. HINT: drop it, choose another name, or allow it with PROPERTIES (\"%s\" = \"true\")"
              .formatted(
                  String.join("', '", taken),
                  record.targetDatabase,
                  SyncProperties.ALLOW_TABLE_EXISTS));
    }
  }

  /** Two jobs must not write the same table. */
  private static void others(SyncJobs jobs, SyncJobRecord record, Map<String, Boolean> tables)
      throws HostException {
    for (SyncStore.Slot slot : jobs.all()) {
      SyncJobRecord other = slot.record();
      boolean same =
          other != null
              && other.state != SyncJobRecord.State.PROMOTED
              && other.targetDatabase.equals(record.targetDatabase);
      if (!same) {
        continue;
      }
      boolean wholeTwice = !other.isTableJob() && !record.isTableJob();
      boolean overlap = wholeTwice && other.include.isEmpty() && record.include.isEmpty();
      for (String table : tables.keySet()) {
        overlap |= record.covers(table) && writes(other, record.targetName(table));
      }
      if (overlap) {
        throw new HostException(
            "sync job '%s' writes the same tables of database '%s'. HINT: DROP SYNC JOB %s first"
                .formatted(other.name, record.targetDatabase, other.name));
      }
    }
  }

  private static boolean writes(SyncJobRecord job, String targetTable) {
    return job.isTableJob() ? job.targetTable.equals(targetTable) : job.covers(targetTable);
  }
}
