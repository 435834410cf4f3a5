package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.ModifyColumn;

/** MODIFY COLUMN. The catalog is locked. */
final class ColumnModify {
  private final ColumnDraft draft;
  private final OlapTable table;

  ColumnModify(ColumnDraft draft) {
    this.draft = draft;
    this.table = draft.table;
  }

  void run(ModifyColumn clause) {
    ColumnDef def = clause.column();
    int at = draft.findVisible(def.name());
    if (at < 0) {
      throw StatementError.general("Column[" + def.name() + "] does not exists");
    }
    Column old = draft.base().get(at);
    Column built = draft.built(def, old.key()).inPlaceOf(old);
    if (old.comment() == null && built.comment().isEmpty()) {
      built = built.withComment(null);
    }
    if (built.withCopied(old.copied()).equals(old)) {
      built = old;
    } else {
      checkChange(old, built);
      boolean placed = clause.first() || clause.after() != null;
      draft.heavyIf(placed || !isLight(old, built));
      if (draft.heavy()) {
        draft.checkPlaces(old, "Can not modify");
      }
    }
    replace(old, built);
    if (clause.first() || clause.after() != null) {
      draft.heavyIf(true);
      draft.base().remove(at);
      ColumnDraft.insert(draft.base(), built, clause.first(), clause.after());
    }
  }

  private void checkChange(Column old, Column built) {
    if (old.name().equalsIgnoreCase(table.properties.get(TableProperties.SEQUENCE_COLUMN))) {
      throw StatementError.general("Can not alter sequence column[" + old.name() + "]");
    }
    if (old.autoIncrement() != built.autoIncrement()) {
      throw StatementError.general(
          "Can't modify the column[" + old.name() + "]'s auto-increment attribute.");
    }
  }

  private void replace(Column old, Column built) {
    for (List<Column> list : draft.columns.values()) {
      int place = ColumnDraft.find(list, old.name());
      if (place >= 0) {
        boolean inKey = list.get(place).key();
        list.set(place, list == draft.base() ? built : RollupBuilder.withKey(built, inKey));
      }
    }
  }

  /**
   * Rows of shorter texts and of fewer parts stay as they are; for all else Doris writes them anew.
   */
  private static boolean isLight(Column old, Column changed) {
    if (hasParts(old) && hasParts(changed)) {
      return true;
    }
    return old.baseType().equals("varchar")
        && changed.baseType().equals("varchar")
        && length(old) <= length(changed);
  }

  private static boolean hasParts(Column column) {
    return List.of("array", "map", "struct").contains(column.baseType());
  }

  private static int length(Column column) {
    return TypeSpec.parse(column.type()).argument(0, 0);
  }
}
