package org.dorisdr.minidoris.fe.query;

import java.util.OptionalLong;
import org.dorisdr.minidoris.fe.Frontend;

/**
 * Values of an AUTO_INCREMENT column that are reserved for the rows of one statement.
 *
 * @param first of them
 * @param count 0 = the table has no such column
 */
record RowIds(long first, long count) {
  static final RowIds NONE = new RowIds(0, 0);

  /** How many rows a query or a file may have, as nobody knows before. */
  private static final long OF_QUERY = 10_000_000;

  /** The catalog must not be locked. */
  static RowIds reserve(Frontend frontend, long tableId, long rows) {
    OptionalLong first = frontend.catalog().autoIncrements().reserve(frontend, tableId, rows);
    return first.isEmpty() ? NONE : new RowIds(first.getAsLong(), rows);
  }

  /** For rows of a query or a file. */
  static RowIds reserve(Frontend frontend, long tableId) {
    return reserve(frontend, tableId, OF_QUERY);
  }

  boolean reserved() {
    return count > 0;
  }

  /** DuckDB expression: each row of a query has its own. */
  String sql() {
    return sql("row_number() OVER ()");
  }

  /** The same where a row has none by itself: as in Doris, the others use up no number. */
  String sqlUnless(String value) {
    String missing =
        "count(*) FILTER ("
            + value
            + " IS NULL) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)";
    return "coalesce(CAST(" + value + " AS BIGINT), " + sql(missing) + ")";
  }

  /**
   * @param row counts the rows that want a number
   */
  private String sql(String row) {
    return "(CASE WHEN "
        + row
        + " <= "
        + count
        + " THEN "
        + (first - 1)
        + " + "
        + row
        + " ELSE error('minidoris numbers at most "
        + count
        + " rows of one statement') END)";
  }
}
