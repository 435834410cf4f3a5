package org.dorisdr.minidoris.fe.query;

import java.util.function.BiConsumer;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.show.SystemTables;
import org.dorisdr.minidoris.fe.catalog.show.TableStatus;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The tables of {@code information_schema}, with Doris's columns, which drivers and tools read. The
 * catalog is locked.
 */
final class InformationSchema {
  private static final String COLLATION = "utf8mb4_0900_bin";

  private final Frontend frontend;
  private final Session session;
  private final TableAccess access;

  InformationSchema(Frontend frontend, Session session, TableAccess access) {
    this.frontend = frontend;
    this.session = session;
    this.access = access;
  }

  /** DuckDB text of a table. */
  String table(String name) {
    InlineRows rows = SchemaTables.rows(name).orElseThrow(() -> unknown(name));
    fill(name, rows);
    return rows.sql();
  }

  private static StatementError unknown(String name) {
    return StatementError.general(
        SystemTables.isInformationSchema(name)
            ? "minidoris does not tell what information_schema." + name + " tells in Doris"
            : "Table [" + name + "] does not exist in database [information_schema].");
  }

  private void fill(String name, InlineRows rows) {
    SchemaSessions sessions = new SchemaSessions((FeServer) frontend, session, rows);
    SchemaPrivileges privileges = new SchemaPrivileges(access, session);
    switch (name) {
      case "schemata" -> schemata(rows);
      case "tables" -> {
        eachTable((database, table) -> table(rows, database, table));
        SchemaTables.names().forEach(system -> systemTable(rows, system));
      }
      case "processlist" -> sessions.processes();
      case "session_variables" -> sessions.variables(false);
      case "global_variables" -> sessions.variables(true);
      case "active_queries" ->
          ((FeServer) frontend)
              .part(QueryModule.class)
              .ifPresent(queries -> sessions.queries(queries.running()));
      case "metadata_name_ids" -> ids(rows);
      case "table_options" -> eachTable(new SchemaOptions(rows)::add);
      case "view_dependency" -> eachTable(new SchemaDependencies(frontend.catalog(), rows)::add);
      case "partitions" -> eachTable(new SchemaPartitions(rows)::add);
      case "columns" -> {
        SchemaColumns columns = new SchemaColumns(rows);
        eachTable(columns::add);
      }
      case "views" -> eachTable((database, table) -> view(rows, database, table));
      case "engines" -> rows.add("Olap", "YES", "Default storage engine of palo", "NO", "NO", "NO");
      case "character_sets" -> rows.add("utf8mb4", COLLATION, "UTF-8 Unicode", 4);
      case "collations" -> rows.add(COLLATION, "utf8mb4", 309, "Yes", "Yes", 1);
      case "user_privileges" -> privileges.users(rows);
      case "schema_privileges" -> privileges.schemas(rows);
      case "table_privileges" -> privileges.tables(rows);
      default -> {
        // The others never have rows, in Doris either.
      }
    }
  }

  /** Everything that the user may know of. */
  private void eachTable(BiConsumer<String, Table> action) {
    for (Database database : frontend.catalog().databases()) {
      for (Table table : database.tables.values()) {
        if (access.canSee(session, database.name, table.name)) {
          action.accept(database.name, table);
        }
      }
    }
  }

  private void ids(InlineRows rows) {
    eachTable(
        (database, table) -> rows.add(0, "internal", id(database), database, table.id, table.name));
  }

  private long id(String database) {
    return frontend.catalog().database(database).orElseThrow().id;
  }

  private void schemata(InlineRows rows) {
    rows.add("internal", "information_schema", "utf8mb4", COLLATION, null, null);
    for (Database database : frontend.catalog().databases()) {
      if (access.canSee(session, database.name)) {
        rows.add("internal", database.name, "utf8mb4", COLLATION, null, null);
      }
    }
  }

  private static void table(InlineRows rows, String database, Table table) {
    TableStatus status = TableStatus.of(table);
    rows.add(
        "internal",
        database,
        table.name,
        table instanceof View ? "VIEW" : "BASE TABLE",
        status.engine(),
        null,
        null,
        status.rows(),
        status.averageBytes(),
        status.bytes(),
        null,
        null,
        null,
        null,
        status.created(),
        status.updated(),
        null,
        "utf-8",
        null,
        null,
        status.comment());
  }

  /** One of this schema, in Doris's words for it; everybody sees them. */
  private static void systemTable(InlineRows rows, String name) {
    Object[] row = new Object[21];
    row[0] = "internal";
    row[1] = "information_schema";
    row[2] = name;
    row[3] = "SYSTEM VIEW";
    row[4] = "SYSTEM VIEW";
    row[17] = "utf-8";
    row[20] = "";
    rows.add(row);
  }

  private static void view(InlineRows rows, String database, Table table) {
    if (table instanceof View view) {
      rows.add(
          "internal",
          database,
          view.name,
          view.definition,
          "NONE",
          "NO",
          "root@%",
          "DEFINER",
          "utf8mb4",
          COLLATION);
    }
  }
}
