package org.dorisdr.minidoris.fe.query;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Sizes;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The tables of {@code information_schema}, with Doris's columns, which drivers and tools read. The
 * catalog is locked.
 */
final class InformationSchema {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String COLLATION = "utf8mb4_0900_bin";

  private final Frontend frontend;

  InformationSchema(Frontend frontend) {
    this.frontend = frontend;
  }

  /** DuckDB text of a table. */
  String table(String name) {
    return switch (name) {
      case "schemata" -> schemata();
      case "tables" -> tables();
      case "columns" -> columns();
      case "views" -> views();
      case "engines" ->
          new InlineRows("ENGINE", "SUPPORT", "COMMENT").add("Olap", "YES", "Default").sql();
      case "character_sets" ->
          new InlineRows("CHARACTER_SET_NAME", "DEFAULT_COLLATE_NAME", "DESCRIPTION", "MAXLEN")
              .add("utf8mb4", COLLATION, "UTF-8 Unicode", 4)
              .sql();
      default ->
          EmptySchemaTables.columns(name)
              .map(columns -> new InlineRows(columns).sql())
              .orElseThrow(
                  () ->
                      StatementError.general(
                          "Table [" + name + "] does not exist in database [information_schema]."));
    };
  }

  private String schemata() {
    InlineRows rows =
        new InlineRows(
            "CATALOG_NAME",
            "SCHEMA_NAME",
            "DEFAULT_CHARACTER_SET_NAME",
            "DEFAULT_COLLATION_NAME",
            "SQL_PATH",
            "DEFAULT_ENCRYPTION");
    rows.add("internal", "information_schema", "utf8mb4", COLLATION, null, null);
    for (Database database : frontend.catalog().databases()) {
      rows.add("internal", database.name, "utf8mb4", COLLATION, null, null);
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
            "AVG_ROW_LENGTH",
            "DATA_LENGTH",
            "MAX_DATA_LENGTH",
            "INDEX_LENGTH",
            "DATA_FREE",
            "AUTO_INCREMENT",
            "CREATE_TIME",
            "UPDATE_TIME",
            "CHECK_TIME",
            "TABLE_COLLATION",
            "CHECKSUM",
            "CREATE_OPTIONS",
            "TABLE_COMMENT");
    for (Database database : frontend.catalog().databases()) {
      for (Table table : database.tables.values()) {
        boolean view = table instanceof View;
        Long count = table instanceof OlapTable olap ? (Long) rows(olap) : null;
        Long bytes = view ? null : (Long) Sizes.bytes(table);
        rows.add(
            "internal",
            database.name,
            table.name,
            view ? "VIEW" : "BASE TABLE",
            view ? null : "Doris",
            null,
            null,
            count,
            count == null || count == 0 || bytes == null ? null : (Long) (bytes / count),
            bytes,
            null,
            null,
            null,
            null,
            time(table.createTime),
            null,
            null,
            "utf-8",
            null,
            null,
            table.comment);
      }
    }
    return rows.sql();
  }

  private static long rows(OlapTable table) {
    return table.allPartitions().stream().mapToLong(p -> Math.max(0, Sizes.rows(table, p))).sum();
  }

  private static String time(long seconds) {
    return TIME.format(
        LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneId.systemDefault()));
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
            "CHARACTER_MAXIMUM_LENGTH",
            "CHARACTER_OCTET_LENGTH",
            "NUMERIC_PRECISION",
            "NUMERIC_SCALE",
            "DATETIME_PRECISION",
            "CHARACTER_SET_NAME",
            "COLLATION_NAME",
            "COLUMN_TYPE",
            "COLUMN_KEY",
            "EXTRA",
            "PRIVILEGES",
            "COLUMN_COMMENT",
            "COLUMN_SIZE",
            "DECIMAL_DIGITS",
            "GENERATION_EXPRESSION",
            "SRS_ID");
    for (Database database : frontend.catalog().databases()) {
      for (Table table : database.tables.values()) {
        int position = 0;
        for (Column column : visible(table)) {
          ColumnSizes sizes = ColumnSizes.of(column.type());
          rows.add(
              "internal",
              database.name,
              table.name,
              column.name(),
              ++position,
              column.defaultValue(),
              column.nullable() ? "YES" : "NO",
              column.baseType(),
              sizes.characters(),
              sizes.characters(),
              sizes.precision(),
              sizes.scale(),
              null,
              null,
              null,
              column.type(),
              column.key() ? "DUP" : "",
              "",
              "",
              column.comment(),
              sizes.size(),
              sizes.scale(),
              null,
              null);
        }
      }
    }
    return rows.sql();
  }

  private static List<Column> visible(Table table) {
    return table instanceof OlapTable olap ? olap.visibleColumns() : ((View) table).columns;
  }

  private String views() {
    InlineRows rows =
        new InlineRows(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "VIEW_DEFINITION",
            "CHECK_OPTION",
            "IS_UPDATABLE",
            "DEFINER",
            "SECURITY_TYPE",
            "CHARACTER_SET_CLIENT",
            "COLLATION_CONNECTION");
    for (Database database : frontend.catalog().databases()) {
      for (Table table : database.tables.values()) {
        if (table instanceof View view) {
          rows.add(
              "internal",
              database.name,
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
    return rows.sql();
  }
}
