package org.dorisdr.minidoris.be.exec;

import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.GivenColumns;
import org.dorisdr.minidoris.be.storage.RowsetMeta;
import org.dorisdr.minidoris.be.storage.StoredColumn;
import org.dorisdr.minidoris.common.types.Casts;
import org.dorisdr.minidoris.common.types.DorisType;

/**
 * The SELECT by which a load of some columns is merged with rows that it has not seen, after {@code
 * BaseTablet::generate_new_block_for_partial_update} and its flexible sister. Immutable.
 *
 * @param columns of the load, with the sequence and the delete sign
 * @param seen rows of that many files of the tablet were there when the load began
 */
record PartialMergeSql(ScanColumns columns, RowsetMeta rowset, long seen) {
  /**
   * @param own SELECT of the load's rows, one of a key
   * @param others SELECT of the tablet's rows
   */
  String sql(String own, String others) {
    String found =
        "SELECT t.* FROM (%s) AS t SEMI JOIN n ON %s".formatted(others, sameKey("n", "t"));
    String newest = KeyModel.merge("UNIQUE_KEYS", columns, found, true, /* keepDeleted= */ true);
    return "WITH n AS ("
        + own
        + "), o AS (SELECT * FROM ("
        + newest
        + ") WHERE __v >= "
        + seen
        + ") SELECT "
        + rowset.columns().stream()
            .map(c -> value(c) + " AS " + c.fileName())
            .collect(Collectors.joining(", "))
        + " FROM n LEFT JOIN o ON "
        + sameKey("n", "o")
        + " ORDER BY "
        + keys().stream().map(k -> "n." + k.fileName()).collect(Collectors.joining(", "));
  }

  private List<StoredColumn> keys() {
    return columns.keys();
  }

  private String sameKey(String left, String right) {
    return keys().stream()
        .map(k -> k.fileName())
        .map(k -> "%s.%s IS NOT DISTINCT FROM %s.%s".formatted(left, k, right, k))
        .collect(Collectors.joining(" AND "));
  }

  private GivenColumns given() {
    return rowset.givenColumns();
  }

  private String value(StoredColumn column) {
    String own = "n." + column.fileName();
    if (column.key() || column.uniqueId() == columns.deleteSign()) {
      return own;
    }
    String fallback = given().defaults().get(column.uniqueId());
    String fresh = fallback == null ? own : Casts.loaded(DorisType.parse(column.type()), fallback);
    return "CASE WHEN o.__v IS NULL OR %s THEN %s WHEN %s THEN %s ELSE o.%s END"
        .formatted(
            has(column.uniqueId()), own, isFresh(column.uniqueId()), fresh, column.fileName());
  }

  private String has(int uniqueId) {
    if (given().flexible()) {
      return "NOT contains(n." + GivenColumns.LACKING + ", '," + uniqueId + ",')";
    }
    return String.valueOf(given().given().contains(uniqueId));
  }

  /** When the other row's value does not count, as that row or this one deletes. */
  private String isFresh(int uniqueId) {
    String gone = "coalesce(o.c" + columns.deleteSign() + ", 0) = 1";
    if (columns.sequence() < 0) {
      return "(" + ownSign() + " OR " + gone + ")";
    }
    boolean kept =
        uniqueId == columns.sequence() || (given().flexible() && uniqueId == given().mapped());
    return kept ? "(" + has(columns.sequence()) + " AND " + gone + ")" : gone;
  }

  private String ownSign() {
    boolean signed = rowset.columns().stream().anyMatch(c -> c.uniqueId() == columns.deleteSign());
    return signed ? "coalesce(n.c" + columns.deleteSign() + ", 0) = 1" : "false";
  }
}
