package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddColumns;
import org.dorisdr.sql.stock.catalog.ColumnDef;

/** ADD COLUMN. The catalog is locked. */
final class ColumnAdd {
  private final ColumnDraft draft;
  private final OlapTable table;

  ColumnAdd(ColumnDraft draft) {
    this.draft = draft;
    this.table = draft.table;
  }

  void run(AddColumns clause) {
    for (ColumnDef def : clause.columns()) {
      if (ColumnDraft.find(draft.base(), def.name()) >= 0) {
        throw StatementError.general(
            "Can not add column which already exists in base table: " + def.name());
      }
      boolean key = def.key() || (table.keysType == KeysType.AGG_KEYS && def.aggregation() == null);
      draft.heavyIf(key);
      if (def.generated() != null) {
        throw StatementError.general("Not supporting alter table add generated columns.");
      }
      insert(clause, draft.built(def, key).withUniqueId(draft.nextUniqueId()));
    }
  }

  /** Where a new column goes depends on the data model. */
  private void insert(AddColumns clause, Column column) {
    if (table.keysType == KeysType.UNIQUE_KEYS && column.key()) {
      draft
          .columns
          .values()
          .forEach(list -> ColumnDraft.insert(list, column, clause.first(), clause.after()));
      return;
    }
    long rollup = draft.rollup(clause.rollup());
    boolean lastKey = rollup >= 0 && table.keysType == KeysType.DUP_KEYS && column.key();
    ColumnDraft.insert(
        draft.base(), column, !lastKey && clause.first(), lastKey ? null : clause.after());
    if (rollup >= 0) {
      ColumnDraft.insert(draft.columns.get(rollup), column, clause.first(), clause.after());
    }
  }
}
