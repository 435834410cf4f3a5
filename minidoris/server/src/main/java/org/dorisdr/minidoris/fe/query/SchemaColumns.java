package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;

/** Fills {@code information_schema.columns}. The catalog is locked. */
final class SchemaColumns {
  private final InlineRows rows;

  SchemaColumns(InlineRows rows) {
    this.rows = rows;
  }

  void add(String database, Table table) {
    int position = 0;
    for (Column column : visible(table)) {
      add(database, table, column, ++position);
    }
  }

  private void add(String database, Table table, Column column, int position) {
    ColumnSizes sizes = ColumnSizes.of(column.type());
    rows.add(
        "internal",
        database,
        table.name,
        column.name(),
        position,
        Defaults.shown(column),
        column.nullable() ? "YES" : "NO",
        MysqlTypes.name(column.type()),
        sizes.characters(),
        sizes.octets(),
        sizes.precision(),
        sizes.scale(),
        MysqlTypes.fraction(column.type()),
        null,
        null,
        MysqlTypes.full(column.type()),
        column.key() && table instanceof OlapTable olap ? word(olap.keysType) : "",
        "",
        "",
        column.comment() == null ? "" : column.comment(),
        sizes.size(),
        sizes.scale(),
        null,
        null);
  }

  private static String word(KeysType keys) {
    return switch (keys) {
      case DUP_KEYS -> "DUP";
      case UNIQUE_KEYS -> "UNI";
      case AGG_KEYS -> "AGG";
    };
  }

  private static List<Column> visible(Table table) {
    return table instanceof OlapTable olap ? olap.visibleColumns() : ((View) table).columns;
  }
}
