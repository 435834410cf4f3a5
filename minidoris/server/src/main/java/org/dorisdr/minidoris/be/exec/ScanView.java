package org.dorisdr.minidoris.be.exec;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.common.Sql;
import org.dorisdr.minidoris.thrift.TMiniColumn;
import org.dorisdr.minidoris.thrift.TMiniScanTable;
import org.dorisdr.minidoris.thrift.TMiniScanTablet;

/** Makes the view through which a statement reads one table. Stateless. */
final class ScanView {
  private ScanView() {}

  /** CREATE VIEW for one table of a query. */
  static String create(TMiniScanTable table, RowsetSource source) throws IOException {
    List<StoredColumn> stored = table.getColumns().stream().map(StoredColumn::of).toList();
    ScanColumns columns =
        new ScanColumns(stored, table.getSequenceUniqueId(), table.getDeleteSignUniqueId());
    FileScan scan = new FileScan(columns, table.isIgnorePredicates());
    for (TMiniScanTablet tablet : table.getTablets()) {
      scan.add(source.rowsets(tablet), tablet.getPartitionId());
    }
    String rows = scan.sql();
    if (!table.isRaw() && !scan.isEmpty()) {
      boolean merge = scan.needsMerge() && !table.isUnmerged();
      rows = KeyModel.merge(table.getKeysType(), columns, scan, merge, table.isKeepDeleted());
    }
    if (table.isSetHome()) {
      rows = atHome(table, rows);
    }
    return "CREATE TEMP VIEW "
        + Sql.name(table.getAlias())
        + " AS SELECT "
        + table.getColumns().stream()
            .filter(TMiniColumn::isIsVisible)
            .map(c -> "c" + c.getUniqueId() + " AS " + Sql.name(c.getName()))
            .collect(Collectors.joining(", "))
        + " FROM ("
        + rows
        + ")";
  }

  /** Without the rows that lie in another partition than new ones of their key would. */
  private static String atHome(TMiniScanTable table, String rows) {
    String named =
        table.getColumns().stream()
            .filter(TMiniColumn::isIsKey)
            .map(c -> "c" + c.getUniqueId() + " AS " + Sql.name(c.getName()))
            .collect(Collectors.joining(", "));
    return "SELECT * FROM ("
        + rows
        + ") AS __r WHERE (SELECT "
        + table.getHome()
        + " FROM (SELECT "
        + named
        + ")) = __p";
  }
}
