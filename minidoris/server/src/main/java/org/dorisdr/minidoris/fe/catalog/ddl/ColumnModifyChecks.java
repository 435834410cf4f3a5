package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.ModifyColumn;

/** What Doris refuses about MODIFY COLUMN by what the table is before the statement. */
final class ColumnModifyChecks {
  private final Session session;
  private final OlapTable table;

  ColumnModifyChecks(Session session, OlapTable table) {
    this.session = session;
    this.table = table;
  }

  void check(ModifyColumn clause) {
    ColumnDef def = clause.column();
    if (clause.index() != null) {
      throw StatementError.general("Cannot modify column in rollup " + clause.index());
    }
    int at = ColumnDraft.find(table.baseIndex().columns, def.name());
    Column old = at < 0 ? null : table.baseIndex().columns.get(at);
    boolean key = old == null ? def.key() : old.key();
    ColumnChecks.check(session, def, key, table.keysType);
    checkPlace(clause, old, key);
    if (old != null) {
      checkChange(old, def, key);
    }
  }

  private void checkPlace(ModifyColumn clause, Column old, boolean key) {
    String name = clause.column().name();
    if (clause.first() && !key) {
      throw StatementError.general("Can't add value column " + name + " as First column");
    }
    if (clause.after() == null) {
      return;
    }
    if (clause.after().equalsIgnoreCase(name)) {
      throw StatementError.general("Can not modify column position after itself");
    }
    if (old == null) {
      return;
    }
    List<Column> order = new ArrayList<>(table.baseIndex().columns);
    order.remove(old);
    int at = ColumnDraft.find(order, clause.after());
    if (at < 0) {
      throw StatementError.general("Column[" + clause.after() + "] does not exist");
    }
    order.add(at + 1, old);
    boolean value = false;
    for (Column column : order) {
      if (value && column.key()) {
        throw StatementError.general(
            "Can not modify key column " + column.name() + " after value column");
      }
      value |= !column.key();
    }
  }

  private void checkChange(Column old, ColumnDef def, boolean key) {
    TypeSpec from = TypeSpec.parse(old.type());
    TypeSpec to = TypeSpec.parse(def.type());
    ColumnConversions.check(from, to);
    Column changed =
        ColumnBuilder.build(def, key, table.keysType, table.flag(TableProperties.MERGE_ON_WRITE));
    boolean said = def.aggregation() != null && !def.aggregation().equals(old.aggregation());
    if (said || !Objects.equals(old.aggregation(), changed.aggregation())) {
      throw StatementError.general("Can not change aggregation type");
    }
    if (old.nullable() && !changed.nullable()) {
      throw StatementError.general("Can not change from nullable to non-nullable");
    }
    if (!Objects.equals(old.defaultValue(), changed.defaultValue())) {
      throw StatementError.general("Can not change default value");
    }
    ColumnConversions.checkLength(from, to, old.type(), def.type());
    ColumnConversions.checkParts(from, to);
    boolean toText = from.base().equals("decimal") && to.isText();
    if (!toText && (old.generated() != null || def.generated() != null)) {
      throw StatementError.general("Not supporting alter table modify generated columns.");
    }
  }
}
