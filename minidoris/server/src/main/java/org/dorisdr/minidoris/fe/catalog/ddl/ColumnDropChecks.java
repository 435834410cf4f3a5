package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.stream.Stream;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.DropColumn;

/** What Doris refuses about DROP COLUMN by what the table is before the statement. Stateless. */
final class ColumnDropChecks {
  private ColumnDropChecks() {}

  static void check(OlapTable table, DropColumn clause) {
    String name = clause.column();
    if (name.startsWith("__DORIS_")) {
      throw StatementError.general("Do not support drop hidden column");
    }
    if (clause.index() == null) {
      checkBase(table, name);
      return;
    }
    table
        .indexByName(clause.index())
        .ifPresent(
            rollup -> {
              if (isKey(rollup.columns, name) && replaces(rollup.columns)) {
                throw StatementError.general(
                    "Can not drop key column "
                        + name
                        + " when rollup has value column with REPLACE aggregation method");
              }
            });
  }

  private static void checkBase(OlapTable table, String name) {
    if (Stream.concat(table.partitionColumns.stream(), table.distribution.columns().stream())
        .anyMatch(name::equalsIgnoreCase)) {
      throw StatementError.general("Can not drop partition or distribution column : " + name);
    }
    List<Column> columns = table.baseIndex().columns;
    if (!isKey(columns, name)) {
      return;
    }
    if (table.keysType == KeysType.UNIQUE_KEYS) {
      throw StatementError.general(
          "Can not drop key column " + name + " in unique data model table");
    }
    if (table.keysType == KeysType.AGG_KEYS && replaces(columns)) {
      throw StatementError.general(
          "Can not drop key column "
              + name
              + " in aggregation key table having REPLACE or REPLACE_IF_NOT_NULL column");
    }
  }

  private static boolean isKey(List<Column> columns, String name) {
    int at = ColumnDraft.find(columns, name);
    return at >= 0 && columns.get(at).key();
  }

  private static boolean replaces(List<Column> columns) {
    return columns.stream().anyMatch(c -> !c.key() && c.aggregation().startsWith("REPLACE"));
  }
}
