package org.dorisdr.minidoris.fe.catalog.show;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.DdlTexts;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.SchemaTables;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ShowCreateDatabase;
import org.dorisdr.sql.stock.catalog.ShowCreateTable;
import org.dorisdr.sql.stock.catalog.ShowCreateView;
import org.dorisdr.sql.stock.catalog.ShowDatabaseId;
import org.dorisdr.sql.stock.catalog.ShowDatabases;
import org.dorisdr.sql.stock.catalog.ShowIndex;
import org.dorisdr.sql.stock.catalog.ShowTableId;
import org.dorisdr.sql.stock.catalog.ShowTableStatus;
import org.dorisdr.sql.stock.catalog.ShowTables;

/** Shows databases, tables and views, and the statements that would make them. */
final class ShowTableHandlers {
  private final Ddl ddl;

  ShowTableHandlers(Ddl ddl) {
    this.ddl = ddl;
  }

  StatementResult databases(Session session, ShowDatabases statement) {
    return ddl.read(
        () -> {
          TreeSet<String> names = new TreeSet<>(List.of("information_schema", "mysql"));
          ddl.fe().catalog().databases().forEach(d -> names.add(d.name));
          ShowRows rows = new ShowRows("Database");
          names.forEach(rows::add);
          return rows.filter(statement.filter(), "Database").result();
        });
  }

  static List<Table> sorted(Database database) {
    return database.tables.values().stream()
        .sorted(Comparator.comparing((Table t) -> t.name))
        .toList();
  }

  StatementResult tables(Session session, ShowTables statement) {
    return ddl.read(
        () -> {
          if (SchemaTables.isNamed(session, statement.database())) {
            return systemTables(statement);
          }
          Database database = ddl.database(session, statement.database());
          String head = "Tables_in_" + database.name;
          ShowRows rows = tableRows(statement.full(), database.name);
          for (Table table : sorted(database)) {
            boolean view = table instanceof View;
            if (statement.viewsOnly() && !view) {
              continue;
            }
            if (!statement.full()) {
              rows.add(table.name);
            } else if (view) {
              rows.add(table.name, "VIEW", "NONE", "NONE");
            } else {
              rows.add(table.name, "BASE TABLE", "V2", "V3");
            }
          }
          return rows.filter(statement.filter(), head).result();
        });
  }

  /** Those that can be read, in Doris's words for them; none of them counts as a view. */
  private static StatementResult systemTables(ShowTables statement) {
    ShowRows rows = tableRows(statement.full(), "information_schema");
    if (!statement.viewsOnly()) {
      for (String name : SchemaTables.names()) {
        if (statement.full()) {
          rows.add(name, "SYSTEM VIEW", "NONE", "NONE");
        } else {
          rows.add(name);
        }
      }
    }
    return rows.filter(statement.filter(), "Tables_in_information_schema").result();
  }

  private static ShowRows tableRows(boolean full, String database) {
    String head = "Tables_in_" + database;
    return full
        ? new ShowRows(head, "Table_type", "Storage_format", "Inverted_index_storage_format")
        : new ShowRows(head);
  }

  StatementResult status(Session session, ShowTableStatus statement) {
    return ddl.read(
        () -> {
          ShowRows rows =
              new ShowRows(
                  "Name",
                  "Engine",
                  "Version",
                  "Row_format",
                  "Rows",
                  "Avg_row_length",
                  "Data_length",
                  "Max_data_length",
                  "Index_length",
                  "Data_free",
                  "Auto_increment",
                  "Create_time",
                  "Update_time",
                  "Check_time",
                  "Collation",
                  "Checksum",
                  "Create_options",
                  "Comment");
          for (Table table : sorted(ddl.database(session, statement.database()))) {
            TableStatus status = TableStatus.of(table);
            rows.add(
                table.name,
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
          return rows.filter(statement.filter(), "Name").result();
        });
  }

  StatementResult createDatabase(Session session, ShowCreateDatabase statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(statement.name());
          String sql = "CREATE DATABASE `" + database.name + "`";
          if (!database.properties.isEmpty()) {
            sql += "\nPROPERTIES (\n" + TableProperties.text(database.properties, ",\n") + "\n)";
          }
          return new ShowRows("Database", "Create Database").add(database.name, sql).result();
        });
  }

  StatementResult createTable(Session session, ShowCreateTable statement) {
    return ddl.read(
        () -> {
          Table table =
              ddl.table(ddl.database(session, statement.name()), statement.name().table());
          if (table instanceof View) {
            return createView(table);
          }
          if (table instanceof OlapTable olap && olap.materialized != null) {
            throw StatementError.general(
                "not support async materialized view, please use `show create materialized view`");
          }
          return new ShowRows("Table", "Create Table")
              .add(table.name, DdlTexts.create(table, false, statement.brief()))
              .result();
        });
  }

  StatementResult createView(Session session, ShowCreateView statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.name());
          Table table = ddl.table(database, statement.name().table());
          if (!(table instanceof View)) {
            throw StatementError.general(
                "'%s.%s' is not VIEW. Use 'SHOW CREATE TABLE '%s."
                    .formatted(database.name, table.name, table.name));
          }
          return createView(table);
        });
  }

  private static StatementResult createView(Table view) {
    return new ShowRows("View", "Create View", "character_set_client", "collation_connection")
        .add(view.name, DdlTexts.create(view), "utf8mb4", "utf8mb4_0900_bin")
        .result();
  }

  StatementResult index(Session session, ShowIndex statement) {
    return ddl.read(
        () -> {
          Database database = ddl.database(session, statement.name());
          OlapTable table = ddl.olap(database, statement.name().table());
          ShowRows rows =
              new ShowRows(
                  "Table",
                  "Non_unique",
                  "Key_name",
                  "Seq_in_index",
                  "Column_name",
                  "Collation",
                  "Cardinality",
                  "Sub_part",
                  "Packed",
                  "Null",
                  "Index_type",
                  "Comment",
                  "Properties");
          for (SecondaryIndex index : table.secondaryIndexes) {
            rows.add(
                table.name,
                "",
                index.name(),
                "",
                String.join(",", index.columns()),
                "",
                "",
                "",
                "",
                "",
                index.type(),
                index.comment(),
                index.properties().isEmpty()
                    ? ""
                    : "(" + TableProperties.text(new TreeMap<>(index.properties()), ", ") + ")");
          }
          return rows.result();
        });
  }

  StatementResult databaseId(Session session, ShowDatabaseId statement) {
    return ddl.read(
        () -> {
          ShowRows rows = new ShowRows("DbName");
          ddl.fe().catalog().database(statement.id()).ifPresent(d -> rows.add(d.name));
          return rows.result();
        });
  }

  StatementResult tableId(Session session, ShowTableId statement) {
    return ddl.read(
        () -> {
          ShowRows rows = new ShowRows("DbName", "TableName", "DbId");
          SystemTables.byId(statement.id())
              .ifPresent(t -> rows.add(t.database(), t.name(), t.databaseId()));
          ddl.fe()
              .catalog()
              .table(statement.id())
              .ifPresent(
                  t -> {
                    Database database = ddl.fe().catalog().databaseOfTable(t.id).orElseThrow();
                    rows.add(database.name, t.name, database.id);
                  });
          return rows.result();
        });
  }
}
