package org.dorisdr.minidoris.fe.query;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Column;

/** What may be wrong with a row of a file, in Doris's words. For one load. */
final class LoadProblems {
  private final Map<String, String> problems = new LinkedHashMap<>();

  /** Conditions on a row that is wrong, and texts that say what is, as the engine reads them. */
  Map<String, String> all() {
    return problems;
  }

  /**
   * @param place of the column among those that the load gives
   */
  void lacksKey(Column column, int place) {
    problems.put(
        isSkipped(place),
        Identifiers.literal(
            "The key columns can not be ommited in flexible partial update, missing key column: "
                + column.name()));
  }

  /**
   * @param typed the value, as the column's type
   */
  void isNoValue(Column column, String typed) {
    String source = Identifiers.quoted(column.name());
    problems.put(
        source + " IS NOT NULL AND " + typed + " IS NULL",
        Identifiers.literal(
                "column("
                    + column.name()
                    + ") value is incorrect while strict mode is true, src value is ")
            + " || "
            + source);
  }

  /**
   * @param place of the column, which a row may skip; -1 = none may
   */
  void isNull(Column column, String typed, int place) {
    problems.put(
        typed + " IS NULL" + (place < 0 ? "" : " AND NOT " + isSkipped(place)),
        Identifiers.literal(
            "column(" + column.name() + ") values is null while columns is not nullable"));
  }

  private static String isSkipped(int place) {
    return "contains(" + Column.SKIP_BITMAP_COL + ", '," + place + ",')";
  }
}
