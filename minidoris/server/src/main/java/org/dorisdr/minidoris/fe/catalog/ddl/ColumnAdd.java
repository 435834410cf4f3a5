package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
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
    long rollup = draft.rollup(clause.rollup());
    for (ColumnDef def : clause.columns()) {
      boolean key = ColumnAddChecks.isKey(table, def);
      check(def, key);
      draft.heavyIf(key);
      Column column = draft.built(def, key).withCopied(true);
      int there = ColumnDraft.find(draft.base(), def.name());
      if (there < 0) {
        insert(clause, rollup, column.withUniqueId(draft.nextUniqueId()));
      } else if (!column
          .withUniqueId(draft.base().get(there).uniqueId())
          .equals(draft.base().get(there).withCopied(true))) {
        throw StatementError.general(
            "Repeatedly add same column with different definition: " + def.name());
      }
    }
  }

  private void check(ColumnDef def, boolean key) {
    if (def.autoIncrementStart() != null) {
      throw StatementError.general("Can not add auto-increment column " + def.name());
    }
    if (def.type().equals("variant") && !table.flag(TableProperties.LIGHT_SCHEMA_CHANGE)) {
      throw StatementError.general(
          "Variant type rely on light schema change, please use light_schema_change = true.");
    }
    if (key && table.baseIndex().columns.stream().noneMatch(Column::key)) {
      throw StatementError.general("Duplicate table without keys do not support add key column!");
    }
    if (table.keysType == KeysType.AGG_KEYS) {
      if (!key) {
        checkAggregation(def);
      }
    } else if (def.type().equals("hll")) {
      throw StatementError.general(
          "HLL type column can only be in Aggregation data model table: " + def.name());
    }
    if (ColumnDraft.find(table.baseIndex().columns, def.name()) >= 0) {
      throw StatementError.general(
          "Can not add column which already exists in base table: " + def.name());
    }
    if (def.generated() != null) {
      throw StatementError.general("Not supporting alter table add generated columns.");
    }
  }

  private void checkAggregation(ColumnDef def) {
    String fallback = def.defaultValue() == null ? null : def.defaultValue().text();
    if (def.aggregation().equals("SUM") && fallback != null && !fallback.equals("0")) {
      throw StatementError.general(
          "The default value of '" + def.name() + "' with SUM aggregation function must be zero");
    }
    if (table.distribution.isRandom() && def.aggregation().startsWith("REPLACE")) {
      throw StatementError.general(
          "Can not add value column with aggregation type %s for olap table with random distribution : %s"
              .formatted(def.aggregation(), def.name()));
    }
  }

  /** Where a new column goes depends on the data model. */
  private void insert(AddColumns clause, long rollup, Column column) {
    if (table.keysType == KeysType.UNIQUE_KEYS && column.key()) {
      draft
          .columns
          .values()
          .forEach(list -> ColumnDraft.insert(list, column, clause.first(), clause.after()));
      return;
    }
    boolean lastKey = rollup >= 0 && table.keysType == KeysType.DUP_KEYS && column.key();
    ColumnDraft.insert(
        draft.base(), column, !lastKey && clause.first(), lastKey ? null : clause.after());
    if (rollup >= 0) {
      ColumnDraft.insert(draft.columns.get(rollup), column, clause.first(), clause.after());
    }
  }
}
