package org.dorisdr.minidoris.fe.catalog.show;

import java.util.List;
import java.util.Optional;

/**
 * The tables that every Doris has in {@code information_schema} and {@code mysql}, in the order in
 * which they get their ids, from 0 on. Stateless.
 */
public final class SystemTables {
  /**
   * One of them.
   *
   * @param databaseId 0 = information_schema, 1 = mysql
   */
  record SystemTable(String database, long databaseId, String name) {}

  private static final List<String> INFORMATION_SCHEMA =
      List.of(
          "tables",
          "table_privileges",
          "schema_privileges",
          "user_privileges",
          "referential_constraints",
          "key_column_usage",
          "routines",
          "schemata",
          "session_variables",
          "global_variables",
          "columns",
          "character_sets",
          "collations",
          "table_constraints",
          "engines",
          "views",
          "statistics",
          "column_statistics",
          "files",
          "partitions",
          "column_privileges",
          "triggers",
          "events",
          "rowsets",
          "parameters",
          "metadata_name_ids",
          "profiling",
          "backend_active_tasks",
          "active_queries",
          "workload_groups",
          "backend_configuration",
          "processlist",
          "workload_policy",
          "table_options",
          "workload_group_privileges",
          "table_properties",
          "database_properties",
          "workload_group_resource_usage",
          "file_cache_statistics",
          "catalog_meta_cache_statistics",
          "backend_kerberos_ticket_cache",
          "column_data_sizes",
          "routine_load_jobs",
          "load_jobs",
          "file_cache_info",
          "backend_tablets",
          "view_dependency",
          "encryption_keys",
          "sql_block_rule_status",
          "cluster_snapshots",
          "cluster_snapshot_properties");

  static final List<String> MYSQL = List.of("user", "procs_priv");

  private SystemTables() {}

  /** Whether Doris has such a table in {@code information_schema}. */
  public static boolean isInformationSchema(String name) {
    return INFORMATION_SCHEMA.contains(name);
  }

  static Optional<SystemTable> byId(long id) {
    if (id >= 0 && id < INFORMATION_SCHEMA.size()) {
      return Optional.of(
          new SystemTable("information_schema", 0, INFORMATION_SCHEMA.get((int) id)));
    }
    long rest = id - INFORMATION_SCHEMA.size();
    return rest >= 0 && rest < MYSQL.size()
        ? Optional.of(new SystemTable("mysql", 1, MYSQL.get((int) rest)))
        : Optional.empty();
  }
}
