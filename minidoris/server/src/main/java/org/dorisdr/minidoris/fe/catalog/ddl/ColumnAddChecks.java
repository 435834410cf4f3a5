package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddColumns;
import org.dorisdr.sql.stock.catalog.ColumnDef;

/** What Doris refuses about ADD COLUMN by what the table is before the statement. */
final class ColumnAddChecks {
  private static final List<String> FILLED = List.of("bitmap", "hll", "agg_state");

  private final Session session;
  private final OlapTable table;

  ColumnAddChecks(Session session, OlapTable table) {
    this.session = session;
    this.table = table;
  }

  /** Whether it becomes a key: on aggregates whatever has no aggregation does. */
  static boolean isKey(OlapTable table, ColumnDef def) {
    return def.key() || table.keysType == KeysType.AGG_KEYS && def.aggregation() == null;
  }

  void check(AddColumns clause) {
    for (ColumnDef def : clause.columns()) {
      check(def);
      checkPlace(clause, def);
    }
    boolean value = false;
    for (ColumnDef def : clause.columns()) {
      if (value && isKey(table, def)) {
        throw StatementError.general("Cannot add key column " + def.name() + " after value column");
      }
      value |= !isKey(table, def);
    }
  }

  private void check(ColumnDef def) {
    if (table.keysType == KeysType.UNIQUE_KEYS
        && def.aggregation() != null
        && !def.aggregation().startsWith("REPLACE")) {
      throw StatementError.general(
          "Can not assign aggregation method on column in Unique data model table: " + def.name());
    }
    ColumnChecks.checkKeyWord(def, isKey(table, def), table.keysType);
    ColumnChecks.check(session, def, isKey(table, def), table.keysType);
    boolean filled =
        def.defaultValue() != null || FILLED.contains(TypeSpec.parse(def.type()).base());
    if (!ColumnChecks.isNullable(def) && !filled) {
      throw StatementError.general("Field '" + def.name() + "' doesn't have a default value");
    }
  }

  private void checkPlace(AddColumns clause, ColumnDef def) {
    boolean key = isKey(table, def);
    if (clause.first() && !key) {
      throw StatementError.general("Can't add value column " + def.name() + " as First column");
    }
    if (clause.after() == null) {
      return;
    }
    List<Column> columns = table.baseIndex().columns;
    if (ColumnDraft.find(columns, def.name()) >= 0) {
      throw StatementError.general(
          "column " + def.name() + " already exists in table " + table.name);
    }
    int at = ColumnDraft.find(columns, clause.after());
    if (at < 0) {
      // An earlier clause may bring it.
      return;
    }
    if (columns.get(at).key()) {
      if (!key && at + 1 < columns.size() && columns.get(at + 1).key()) {
        throw StatementError.general(
            "can't add value column %s before key column %s"
                .formatted(def.name(), columns.get(at + 1).name()));
      }
    } else if (key) {
      throw StatementError.general(
          "can't add key column %s after value column %s"
              .formatted(def.name(), columns.get(at).name()));
    }
  }
}
