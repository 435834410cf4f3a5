package org.dorisdr.minidoris.fe.query;

import java.util.List;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.dorisdr.minidoris.fe.session.Session;

/** What UPDATE and DELETE have in common. Stateless. */
final class RowStatements {
  private RowStatements() {}

  static TableRef target(Session session, Table table) {
    String database = Identifiers.plain(table.getSchemaName());
    return TableRef.of(
        database == null ? session.database() : database, Identifiers.plain(table.getName()));
  }

  static long[] ids(QueryContext context, TableRef ref) {
    return context.locked(
        () -> {
          Tables tables = new Tables(context.frontend());
          return new long[] {tables.database(ref.database()).id, tables.olapTable(ref).id};
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
