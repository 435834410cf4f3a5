package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.session.Session;

/** What UPDATE and DELETE have in common. Stateless. */
final class RowStatements {
  private RowStatements() {}

  static TableRef target(Session session, Table table) {
    String database = Identifiers.plain(table.getSchemaName());
    return TableRef.of(
        database == null ? session.database() : database, Identifiers.plain(table.getName()));
  }

  /**
   * Ids of database and table.
   *
   * @param check throws unless the rows of the table may be changed
   */
  static long[] ids(QueryContext context, TableRef ref, Consumer<OlapTable> check) {
    return context.locked(
        () -> {
          Tables tables = new Tables(context.frontend());
          OlapTable table = tables.olapTable(ref);
          check.accept(table);
          return new long[] {tables.database(ref.database()).id, table.id};
        });
  }

  /** Name by which the statement's expressions call the target. */
  static String alias(Table table) {
    return table.getAlias() != null
        ? Identifiers.plain(table.getAlias().getName())
        : TableRef.of("", Identifiers.plain(table.getName())).table();
  }

  /** FROM and WHERE of the rows that a statement means. */
  static String from(
      QueryRelations relations,
      SqlRewriter rewriter,
      Table table,
      FromItem from,
      List<Join> joins,
      List<Join> startJoins,
      Expression where) {
    PlainSelect select = new PlainSelect();
    select.addSelectItems(SelectItem.from(new AllColumns()));
    select.setFromItem(table);
    if (startJoins != null) {
      select.addJoins(startJoins);
    }
    if (from != null) {
      Join join = new Join();
      join.setSimple(true);
      join.setFromItem(from);
      select.addJoins(join);
    }
    if (joins != null) {
      select.addJoins(joins);
    }
    select.setWhere(where);
    return rewriter.select(select).substring("SELECT *".length());
  }
}
