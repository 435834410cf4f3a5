package org.dorisdr.minidoris.fe.catalog.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.query.QueryTexts;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.ViewColumn;

/** Columns of views and of queries that tables are made of. Stateless. */
public final class ViewColumns {
  private static final String ANY_TEXT = "varchar(65533)";

  private ViewColumns() {}

  static Column of(String name, String type, boolean nullable) {
    return new Column(name, type, false, nullable, null, null, null, -1, true);
  }

  /** Columns that a query yields, found by running it for no row. The lock is not held. */
  public static List<Column> ask(Ddl ddl, Session session, String query) {
    return ask(ddl, session, query, c -> stored(c.type()));
  }

  /** The same for a table that is to hold the rows: a text that is no column may get longer. */
  public static List<Column> askStored(Ddl ddl, Session session, String query) {
    return ask(ddl, session, query, c -> isShort(c) ? ANY_TEXT : stored(c.type()));
  }

  private static boolean isShort(StatementResult.Column column) {
    return column.type().startsWith("varchar") && column.origin().originalName().isEmpty();
  }

  private static List<Column> ask(
      Ddl ddl, Session session, String query, Function<StatementResult.Column, String> type) {
    String probe = "SELECT * FROM (" + query + ") AS `__probe` LIMIT 0";
    List<Column> columns = new ArrayList<>();
    List<String> names = ExpressionNames.of(QueryTexts.parse(query));
    try (StatementResult result = ddl.fe().queries().run(session, probe)) {
      boolean known = names.size() == result.columns().size();
      for (StatementResult.Column column : result.columns()) {
        String inferred = known ? names.get(columns.size()) : null;
        String name = inferred == null ? column.name() : inferred;
        columns.add(of(name, type.apply(column), true));
      }
    }
    return columns;
  }

  /** A type that a table can have, for the type of an expression. */
  private static String stored(String type) {
    return switch (type) {
      case "varchar", "string" -> ANY_TEXT;
      case "null" -> "tinyint";
      default -> type;
    };
  }

  /** With the names and comments that the statement gives. */
  public static List<Column> named(List<Column> columns, List<ViewColumn> given) {
    if (given.isEmpty()) {
      return columns;
    }
    if (given.size() != columns.size()) {
      throw StatementError.general(
          "View's SELECT and view's field list have different column counts");
    }
    List<Column> named = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      ViewColumn column = given.get(i);
      named.add(columns.get(i).withName(column.name()).withComment(column.comment()));
    }
    return named;
  }
}
