package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;

/** Files each row of which says which columns it has. Stateless. */
final class FlexibleFile {
  private FlexibleFile() {}

  /** Columns that a row may have; behind them, which of them it lacks. */
  static List<String> columns(OlapTable table) {
    List<String> names = new ArrayList<>();
    for (Column column : table.baseIndex().columns) {
      boolean sequence =
          column.name().equals(Column.SEQUENCE_COL)
              && !table.properties.containsKey(TableProperties.SEQUENCE_COLUMN);
      if ((column.visible() && column.generated() == null)
          || column.name().equals(Column.DELETE_SIGN)
          || sequence) {
        names.add(column.name());
      }
    }
    names.add(Column.SKIP_BITMAP_COL);
    return names;
  }
}
