package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Tables that are made of the frontend's own metadata. The catalog is locked. */
final class SystemRelations {
  private final Frontend frontend;

  SystemRelations(Frontend frontend) {
    this.frontend = frontend;
  }

  String function(String name) {
    return switch (name) {
      case "frontends" -> frontends();
      case "backends" -> backends();
      default -> null;
    };
  }

  private String frontends() {
    InlineRows rows =
        new InlineRows(
            "Name",
            "Host",
            "EditLogPort",
            "HttpPort",
            "QueryPort",
            "RpcPort",
            "ArrowFlightSqlPort",
            "Role",
            "IsMaster",
            "ClusterId",
            "Join",
            "Alive",
            "ReplayedJournalId",
            "LastStartTime",
            "LastHeartbeat",
            "IsHelper",
            "ErrMsg",
            "Version",
            "CurrentConnected",
            "LiveSince");
    for (var f : frontend.cluster().frontends()) {
      rows.add(
          f.name(),
          f.host(),
          f.editLogPort(),
          f.httpPort(),
          f.queryPort(),
          f.rpcPort(),
          -1,
          f.role(),
          String.valueOf(f.master()),
          frontend.cluster().clusterId(),
          String.valueOf(f.joined()),
          String.valueOf(f.alive()),
          f.replayedJournalId(),
          Times.text(f.lastStartTime()),
          Times.text(f.lastHeartbeat()),
          String.valueOf(f.role().equals("FOLLOWER")),
          f.error(),
          f.version(),
          f.name().equals(((FeServer) frontend).nodeName()) ? "Yes" : "No",
          Times.text(f.lastStartTime()));
    }
    return rows.sql();
  }

  private String backends() {
    InlineRows rows =
        new InlineRows(
            "BackendId",
            "Host",
            "HeartbeatPort",
            "BePort",
            "HttpPort",
            "BrpcPort",
            "Alive",
            "ErrMsg");
    for (var b : frontend.cluster().backends()) {
      rows.add(
          b.id(),
          b.host(),
          b.heartbeatPort(),
          b.bePort(),
          b.httpPort(),
          b.brpcPort(),
          String.valueOf(b.alive()),
          b.error());
    }
    return rows.sql();
  }

  String informationSchema(String name) {
    return switch (name) {
      case "schemata" -> schemata();
      case "tables" -> tables();
      case "columns" -> columns();
      case "views" -> views();
      case "engines" ->
          new InlineRows("ENGINE", "SUPPORT", "COMMENT").add("Olap", "YES", "Default").sql();
      case "character_sets" ->
          new InlineRows("CHARACTER_SET_NAME", "DEFAULT_COLLATE_NAME", "DESCRIPTION", "MAXLEN")
              .add("utf8mb4", "utf8mb4_0900_bin", "UTF-8 Unicode", 4)
              .sql();
      case "routines",
          "triggers",
          "events",
          "key_column_usage",
          "table_constraints",
          "referential_constraints",
          "statistics",
          "parameters" ->
          new InlineRows("TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "COLUMN_NAME").sql();
      default ->
          throw StatementError.general(
              "Table [" + name + "] does not exist in database [information_schema].");
    };
  }

  private String schemata() {
    InlineRows rows =
        new InlineRows(
            "CATALOG_NAME",
            "SCHEMA_NAME",
            "DEFAULT_CHARACTER_SET_NAME",
            "DEFAULT_COLLATION_NAME",
            "SQL_PATH");
    rows.add("internal", "information_schema", "utf8mb4", "utf8mb4_0900_bin", null);
    for (Database database : frontend.catalog().databases()) {
      rows.add("internal", database.name, "utf8mb4", "utf8mb4_0900_bin", null);
    }
    return rows.sql();
  }

  private String tables() {
    InlineRows rows =
        new InlineRows(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "TABLE_TYPE",
            "ENGINE",
            "VERSION",
            "ROW_FORMAT",
            "TABLE_ROWS",
            "DATA_LENGTH",
            "CREATE_TIME",
            "UPDATE_TIME",
            "TABLE_COLLATION",
            "TABLE_COMMENT");
    for (Database database : frontend.catalog().databases()) {
      for (Table table : database.tables.values()) {
        boolean view = table instanceof View;
        rows.add(
            "internal",
            database.name,
            table.name,
            view ? "VIEW" : "BASE TABLE",
            view ? null : "Doris",
            null,
            null,
            table instanceof OlapTable olap ? rows(olap) : null,
            view ? null : Sizes.bytes(table),
            time(table.createTime),
            null,
            "utf-8",
            table.comment);
      }
    }
    return rows.sql();
  }

  private static long rows(OlapTable table) {
    return table.allPartitions().stream().mapToLong(p -> Math.max(0, Sizes.rows(table, p))).sum();
  }

  private static String time(long seconds) {
    return java.time.format.DateTimeFormatter.ofPattern(
            "yyyy-MM-dd HH:mm:ss", java.util.Locale.ROOT)
        .format(
            java.time.LocalDateTime.ofInstant(
                java.time.Instant.ofEpochSecond(seconds), java.time.ZoneId.systemDefault()));
  }

  private String columns() {
    InlineRows rows =
        new InlineRows(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "COLUMN_NAME",
            "ORDINAL_POSITION",
            "COLUMN_DEFAULT",
            "IS_NULLABLE",
            "DATA_TYPE",
            "COLUMN_TYPE",
            "COLUMN_KEY",
            "EXTRA",
            "COLUMN_COMMENT",
            "COLUMN_SIZE",
            "DECIMAL_DIGITS");
    for (Database database : frontend.catalog().databases()) {
      for (Table table : database.tables.values()) {
        int position = 0;
        for (Column column : columns(table)) {
          rows.add(
              "internal",
              database.name,
              table.name,
              column.name(),
              ++position,
              column.defaultValue(),
              column.nullable() ? "YES" : "NO",
              column.baseType(),
              column.type(),
              column.key() ? "DUP" : "",
              "",
              column.comment(),
              null,
              null);
        }
      }
    }
    return rows.sql();
  }

  private static List<Column> columns(Table table) {
    return table instanceof OlapTable olap ? olap.visibleColumns() : ((View) table).columns;
  }

  private String views() {
    InlineRows rows =
        new InlineRows("TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "VIEW_DEFINITION");
    for (Database database : frontend.catalog().databases()) {
      for (Table table : database.tables.values()) {
        if (table instanceof View view) {
          rows.add("internal", database.name, view.name, view.definition);
        }
      }
    }
    return rows.sql();
  }
}
