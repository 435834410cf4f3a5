package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
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
    draft.checkPlaces(column, "cannot be dropped");
    draft.checkReaders(column, "Column '%s' has a generated column dependency on :%s");
    if (column.key()) {
      dropKey(column);
    }
    checkSequence(column);
    checkRollups(column);
    draft.base().remove(at);
    draft.indexes.removeIf(i -> i.columns().stream().anyMatch(column.name()::equalsIgnoreCase));
    if (draft.base().stream().noneMatch(Column::key)) {
      throw StatementError.general("There is no key column in index[" + table.name + "]");
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
    if (!column.key()) {
      return;
    }
    boolean replaces = rollup.stream().anyMatch(c -> !c.key() && replaces(c));
    if (table.keysType == KeysType.AGG_KEYS && replaces) {
      throw StatementError.general(
          "Can not drop key column when rollup has value column with REPLACE aggregation method");
    }
    draft.heavyIf(true);
    if (rollup.stream().noneMatch(Column::key)) {
      throw StatementError.general("No key column left. index[" + clause.index() + "]");
    }
  }

  private static boolean replaces(Column value) {
    return value.aggregation().startsWith("REPLACE");
  }

  private void dropKey(Column column) {
    if (table.keysType == KeysType.UNIQUE_KEYS) {
      throw StatementError.general(
          "Can not drop key column in Unique data model table[" + table.name + "]");
    }
    boolean replaces = draft.base().stream().anyMatch(c -> !c.key() && replaces(c));
    if (table.keysType == KeysType.AGG_KEYS && replaces) {
      throw StatementError.general(
          "Can not drop key column when table has value column with REPLACE aggregation method: "
              + column.name());
    }
    draft.heavyIf(true);
  }
}
