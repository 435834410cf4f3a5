package org.dorisdr.minidoris.fe.query;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.select.WithItem;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.thrift.TMiniScanTable;

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

  /** A column of the target as an expression. */
  static Expression column(Table target, Column column) {
    return new net.sf.jsqlparser.schema.Column(
        new Table("`" + alias(target) + "`"), "`" + column.name() + "`");
  }

  /** The sequence of rows that no other column tells: without it the new row would not count. */
  static Optional<Column> sequence(OlapTable table) {
    return table.properties.containsKey(TableProperties.SEQUENCE_COLUMN)
        ? Optional.empty()
        : table.column(Column.SEQUENCE_COL);
  }

  /**
   * Rows with some columns, of keys that are there.
   *
   * @param columns that they have; keys among them
   */
  static PartialRows partial(
      OlapTable table, TargetTable target, List<Column> columns, LocalDateTime now) {
    return new PartialRows(
        table,
        target.partitions(),
        columns,
        PartialRows.Kind.FIXED,
        new PartialDefaults(false, false, now));
  }

  /** Lets a statement read the hidden sequence of the rows that it changes. */
  static List<TMiniScanTable> showSequence(List<TMiniScanTable> scans, TableRef target) {
    scans.stream()
        .filter(scan -> scan.getAlias().equals(target.alias()))
        .flatMap(scan -> scan.getColumns().stream())
        .filter(column -> column.getName().equals(Column.SEQUENCE_COL))
        .forEach(column -> column.setIsVisible(true));
    return scans;
  }

  /**
   * Query of values in the rows that a statement means.
   *
   * @param with queries that it names; null = none
   */
  static Select select(
      List<WithItem<?>> with,
      List<Expression> values,
      Table table,
      FromItem from,
      List<Join> joins,
      List<Join> startJoins,
      Expression where) {
    PlainSelect select = new PlainSelect();
    select.setWithItemsList(with);
    values.forEach(v -> select.addSelectItems(SelectItem.from(v)));
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
    return select;
  }
}
