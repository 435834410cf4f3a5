package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.common.types.DorisType;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;

/** Columns of tables and views with what their types are. Stateless. */
final class TypedColumns {
  private TypedColumns() {}

  /** Null if they are not known. */
  static List<TypedColumn> of(Table table) {
    if (table instanceof OlapTable olap) {
      return of(olap.visibleColumns());
    }
    return table instanceof View view && !view.columns.isEmpty() ? of(view.columns) : null;
  }

  static List<TypedColumn> of(List<Column> columns) {
    return columns.stream().map(c -> new TypedColumn(c.name(), type(c.type()))).toList();
  }

  private static DorisType type(String text) {
    try {
      return DorisType.parse(text);
    } catch (IllegalArgumentException e) {
      // Such a column can be read; only what is counted with it is left to the engine.
      return null;
    }
  }
}
