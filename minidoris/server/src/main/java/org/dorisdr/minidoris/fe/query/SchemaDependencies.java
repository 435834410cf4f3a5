package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.catalog.Catalog;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;

/**
 * Fills {@code information_schema.view_dependency}: what views and asynchronous materialized views
 * read, as Doris's MetadataGenerator tells it. The catalog is locked.
 */
record SchemaDependencies(Catalog catalog, InlineRows rows) {
  void add(String database, Table table) {
    if (table instanceof View view) {
      add(database, table, view.definition);
    } else if (table instanceof OlapTable olap && olap.materialized != null) {
      add(database, table, olap.materialized.query);
    }
  }

  private void add(String database, Table table, String definition) {
    for (ReadTables.Found read : ReadTables.of(catalog, definition)) {
      rows.add(
          "internal",
          database,
          table.name,
          type(table),
          "internal",
          read.database(),
          read.table().name,
          type(read.table()));
    }
  }

  private static String type(Table table) {
    if (table instanceof View) {
      return "VIEW";
    }
    return OlapTable.isMaterialized(table) ? "MATERIALIZED_VIEW" : "OLAP";
  }
}
