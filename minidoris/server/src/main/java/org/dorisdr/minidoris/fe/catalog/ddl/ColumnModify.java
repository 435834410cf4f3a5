package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
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
    draft.checkPlaces(old, "Can not modify");
    if (!Objects.equals(old.generated(), def.generated())) {
      throw StatementError.general("Not supporting alter table modify generated columns.");
    }
    boolean key = def.key() || (old.key() && table.keysType != KeysType.DUP_KEYS);
    Column built = draft.built(def, key).withUniqueId(old.uniqueId());
    if (old.nullable() && !built.nullable()) {
      throw StatementError.general("Can not change from nullable to non-nullable: " + old.name());
    }
    checkType(old, built);
    boolean moved = clause.first() || clause.after() != null;
    draft.heavyIf(moved || old.key() != built.key() || !isLight(old, built));
    replace(old, built);
    if (moved) {
      draft.base().remove(at);
      ColumnDraft.insert(draft.base(), built, clause.first(), clause.after());
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

  private static boolean isLight(Column old, Column changed) {
    return old.type().equals(changed.type())
        || (old.baseType().equals("varchar")
            && changed.baseType().equals("varchar")
            && length(old) <= length(changed));
  }

  private static int length(Column column) {
    return TypeSpec.parse(column.type()).argument(0, 0);
  }

  private static void checkType(Column old, Column changed) {
    if (!ColumnConversions.allowed(old.type(), changed.type())) {
      throw StatementError.general(
          "Can not change "
              + old.type().toUpperCase(Locale.ROOT)
              + " to "
              + changed.type().toUpperCase(Locale.ROOT));
    }
    if (old.autoIncrement() != changed.autoIncrement()) {
      throw StatementError.general("Can't change the AUTO_INCREMENT of " + old.name());
    }
  }
}
