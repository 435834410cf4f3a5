package org.dorisdr.minidoris.fe.query;

import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.Database;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Queries as text, for those who only look into them. Stateless. */
public final class QueryTexts {
  private QueryTexts() {}

  /**
   * @throws StatementError with the position of a mistake, or if it is no query
   */
  public static Select parse(String sql) {
    Statement statement = SqlRewriter.parse(sql);
    if (statement instanceof Select select) {
      return select;
    }
    throw StatementError.general(
        "a query is expected, not " + statement.getClass().getSimpleName());
  }

  /**
   * Database of the alias function that a call without one means; null if it is built in. The
   * catalog is locked.
   */
  public static String functionDatabase(Frontend frontend, Database current, String function) {
    return AliasCalls.qualifier(frontend, current, function);
  }
}
