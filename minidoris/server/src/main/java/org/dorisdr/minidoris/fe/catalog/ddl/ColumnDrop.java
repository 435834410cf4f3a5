package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.DropColumn;

/** DROP COLUMN. The catalog is locked. */
final class ColumnDrop {
  private final ColumnDraft draft;
  private final OlapTable table;

  ColumnDrop(ColumnDraft draft) {
    this.draft = draft;
    this.table = draft.table;
  }

  void run(DropColumn clause) {
    if (clause.index() != null) {
      dropFromRollup(clause);
      return;
    }
    int at = draft.findVisible(clause.column());
    if (at < 0) {
      throw StatementError.general("Column does not exists: " + clause.column());
    }
    Column column = draft.base().get(at);
    checkSequence(column);
    draft.checkReaders(column, "Column '%s' has a generated column dependency on :%s");
    checkRollups(column);
    draft.heavyIf(column.key());
    draft.base().remove(at);
    draft.indexes.removeIf(i -> i.columns().stream().anyMatch(column.name()::equalsIgnoreCase));
    if (column.key()) {
      checkKeyLeft(draft.base(), table.name);
    }
  }

  private static void checkKeyLeft(List<Column> columns, String index) {
    if (columns.stream().noneMatch(Column::key)) {
      throw StatementError.general("No key column left. index[" + index + "]");
    }
  }

  private void checkSequence(Column column) {
    if (column.name().equalsIgnoreCase(table.properties.get(TableProperties.SEQUENCE_COLUMN))) {
      throw StatementError.general(
          "Can not drop sequence mapping column["
              + column.name()
              + "] in Unique data model table["
              + table.name
              + "]");
    }
  }

  private void checkRollups(Column column) {
    draft.columns.forEach(
        (id, list) -> {
          if (id != table.baseIndexId && ColumnDraft.find(list, column.name()) >= 0) {
            throw StatementError.general(
                "Can not drop column contained by mv, mv=" + table.indexMetas.get(id).name);
          }
        });
  }

  private void dropFromRollup(DropColumn clause) {
    List<Column> rollup = draft.columns.get(draft.rollup(clause.index()));
    int at = ColumnDraft.find(rollup, clause.column());
    if (at < 0) {
      throw StatementError.general("Column does not exists: " + clause.column());
    }
    Column column = rollup.remove(at);
    if (column.key()) {
      draft.heavyIf(true);
      checkKeyLeft(rollup, clause.index());
    }
  }
}
