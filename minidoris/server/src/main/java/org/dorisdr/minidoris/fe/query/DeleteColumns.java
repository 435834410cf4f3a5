package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Which columns a kept DELETE condition may be about. The catalog is locked. */
final class DeleteColumns {
  private static final List<String> OPAQUE =
      List.of("array", "map", "struct", "hll", "bitmap", "quantile_state", "agg_state", "variant");

  private final OlapTable table;

  DeleteColumns(OlapTable table) {
    this.table = table;
  }

  Column find(net.sf.jsqlparser.schema.Column column) {
    String name = Identifiers.plain(column.getColumnName());
    return table.visibleColumns().stream()
        .filter(c -> c.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                StatementError.general(
                    "Unknown column '" + name + "' in 'table " + table.name + "'"));
  }

  void check(net.sf.jsqlparser.schema.Column named) {
    Column column = find(named);
    String base = TypeSpec.parse(column.type()).base();
    if (OPAQUE.contains(base)) {
      throw StatementError.general(
          "Can not apply delete condition to column type: " + column.type());
    }
    if (base.equals("float") || base.equals("double")) {
      throw StatementError.general("Column[" + column.name() + "] type is float or double.");
    }
    if (!column.key() && table.keysType == KeysType.AGG_KEYS) {
      throw StatementError.general(
          "delete predicate on value column only supports Unique table with merge-on-write"
              + " enabled and Duplicate table, but Table["
              + table.name
              + "] is an Aggregate table.");
    }
    if (!column.key()
        && table.keysType == KeysType.UNIQUE_KEYS
        && !table.flag(TableProperties.MERGE_ON_WRITE)) {
      throw StatementError.general(
          "delete predicate on value column only supports Unique table with merge-on-write"
              + " enabled and Duplicate table, but Table["
              + table.name
              + "] is an unique table without merge-on-write.");
    }
    for (IndexMeta index : table.indexMetas.values()) {
      if (index.columns.stream().noneMatch(c -> c.name().equalsIgnoreCase(column.name()))) {
        throw StatementError.general(
            "Column["
                + column.name()
                + "] not exist in index "
                + index.name
                + ". maybe you need drop the corresponding materialized-view.");
      }
    }
  }
}
