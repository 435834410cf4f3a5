package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.dorisdr.minidoris.fe.catalog.OlapTable;

/** A column of a table, as the FROM clause around a name tells. */
record StoredColumn(OlapTable table, org.dorisdr.minidoris.fe.catalog.Column column) {
  /**
   * Looks in the tables of one FROM clause; views and subqueries are passed over.
   *
   * @param tables what a name of the clause stands for
   */
  static Optional<StoredColumn> find(
      PlainSelect select, Column column, Function<Table, Optional<OlapTable>> tables) {
    String name = Identifiers.plain(column.getColumnName());
    return entries(select).stream()
        .filter(t -> column.getTable() == null || isCalled(t, column.getTable()))
        .flatMap(t -> tables.apply(t).stream())
        .flatMap(
            t ->
                t.visibleColumns().stream()
                    .filter(c -> c.name().equalsIgnoreCase(name))
                    .map(c -> new StoredColumn(t, c)))
        .findFirst();
  }

  private static List<Table> entries(PlainSelect select) {
    List<FromItem> items = new ArrayList<>();
    items.add(select.getFromItem());
    if (select.getJoins() != null) {
      select.getJoins().stream().map(Join::getFromItem).forEach(items::add);
    }
    return items.stream().filter(Table.class::isInstance).map(Table.class::cast).toList();
  }

  private static boolean isCalled(Table entry, Table owner) {
    Alias alias = entry.getAlias();
    String name = alias == null ? entry.getName() : alias.getName();
    String plain = TableRef.of("", Identifiers.plain(name)).table();
    return plain.equals(TableRef.of("", Identifiers.plain(owner.getName())).table());
  }
}
