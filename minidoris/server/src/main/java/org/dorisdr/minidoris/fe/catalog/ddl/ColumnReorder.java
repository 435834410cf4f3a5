package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ReorderColumns;

/** ORDER BY of columns. The catalog is locked. */
final class ColumnReorder {
  private final ColumnDraft draft;
  private final OlapTable table;

  ColumnReorder(ColumnDraft draft) {
    this.draft = draft;
    this.table = draft.table;
  }

  /** What Doris refuses by what the table is before the statement. */
  static void check(OlapTable table, ReorderColumns clause) {
    List<Column> columns = table.baseIndex().columns;
    boolean value = false;
    for (String name : clause.columns()) {
      int at = ColumnDraft.find(columns, name);
      if (at >= 0 && value && columns.get(at).key()) {
        throw StatementError.general("Cannot add key column " + name + " after value column");
      }
      value |= at >= 0 && !columns.get(at).key();
    }
  }

  void run(ReorderColumns clause) {
    long id = clause.index() == null ? table.baseIndexId : draft.rollup(clause.index());
    List<Column> list = draft.columns.get(id);
    List<Column> ordered = ordered(list.stream().filter(Column::visible).toList(), clause);
    list.stream().filter(c -> !c.visible()).forEach(ordered::add);
    draft.columns.put(id, ordered);
    draft.heavyIf(true);
  }

  private static List<Column> ordered(List<Column> visible, ReorderColumns clause) {
    List<Column> ordered = new ArrayList<>();
    for (String name : clause.columns()) {
      int at = ColumnDraft.find(visible, name);
      if (at < 0) {
        throw StatementError.general("Column[" + name + "] not exists");
      }
      if (ordered.contains(visible.get(at))) {
        throw StatementError.general("Reduplicative column[" + name + "]");
      }
      ordered.add(visible.get(at));
    }
    if (ordered.size() != visible.size()) {
      throw StatementError.general("Reorder stmt should contains all columns");
    }
    return ordered;
  }
}
