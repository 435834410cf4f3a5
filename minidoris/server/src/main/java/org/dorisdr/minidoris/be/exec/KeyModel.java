package org.dorisdr.minidoris.be.exec;

import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.be.storage.StoredColumn;

/** Merges rows of equal keys as the table's data model says, in SQL. Stateless. */
final class KeyModel {
  private KeyModel() {}

  /**
   * Rows as a reader sees them.
   *
   * @param rows SELECT with {@code c<uniqueId>}, {@code __v}, {@code __r}, maybe {@code __p}
   * @param needed false if no two rows share a key
   * @param keepDeleted leave rows with the delete sign in, for a merge with older rows later
   * @return SELECT with {@code c<uniqueId>} and maybe more
   */
  static String merge(
      String keysType, ScanColumns columns, String rows, boolean needed, boolean keepDeleted) {
    return merge(keysType, columns, rows, needed, keepDeleted, /* apart= */ false);
  }

  /**
   * Rows of a tablet as a reader sees them. In tables that merge on write a condition hides the row
   * that counts, not those which that one has replaced; in others, which keep conditions on keys
   * only, it is all the same.
   */
  static String merge(
      String keysType, ScanColumns columns, FileScan scan, boolean needed, boolean keepDeleted) {
    boolean late =
        needed && keysType.equals("UNIQUE_KEYS") && columns.mergedOnWrite() && scan.hides();
    String merged = merge(keysType, columns, scan.sql(late), needed, keepDeleted, scan.isApart());
    return late ? "SELECT * FROM (" + merged + ") WHERE NOT __d" : merged;
  }

  /**
   * @param apart merge only rows with the same {@code __p}, which the result has then too
   */
  static String merge(
      String keysType,
      ScanColumns columns,
      String rows,
      boolean needed,
      boolean keepDeleted,
      boolean apart) {
    String keys = names(columns.keys()) + (apart ? ", __p" : "");
    return switch (keysType) {
      case "UNIQUE_KEYS" -> newest(columns, keys, rows, needed, keepDeleted);
      case "AGG_KEYS" -> needed ? aggregate(columns, keys, rows, apart) : rows;
      default -> rows;
    };
  }

  private static String newest(
      ScanColumns columns, String keys, String rows, boolean needed, boolean keepDeleted) {
    String sign = columns.find(columns.deleteSign()).map(StoredColumn::fileName).orElse(null);
    String alive = sign == null || keepDeleted ? "true" : "coalesce(" + sign + ", 0) = 0";
    if (!needed) {
      return "SELECT * FROM (" + rows + ") WHERE " + alive;
    }
    String sequence =
        columns.find(columns.sequence()).map(c -> c.fileName() + " DESC NULLS LAST, ").orElse("");
    return "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY "
        + keys
        + " ORDER BY "
        + sequence
        + "__v DESC, __r DESC) AS __n FROM ("
        + rows
        + ")) WHERE __n = 1 AND "
        + alive;
  }

  private static String aggregate(ScanColumns columns, String keys, String rows, boolean apart) {
    return "SELECT "
        + columns.all().stream().map(KeyModel::aggregated).collect(Collectors.joining(", "))
        + (apart ? ", __p FROM (" : " FROM (")
        + rows
        + ") GROUP BY "
        + keys;
  }

  private static String aggregated(StoredColumn column) {
    String name = column.fileName();
    String place = "(__v::HUGEINT * 1000000000000 + __r)";
    String value =
        switch (column.aggregation()) {
          case "" -> name;
          case "SUM" -> "sum(" + name + ")";
          case "MIN" -> "min(" + name + ")";
          case "MAX" -> "max(" + name + ")";
          case "HLL_UNION" -> "hll_union(" + name + ")";
          case "BITMAP_UNION" -> "bitmap_union(" + name + ")";
          case "GENERIC" -> "flatten(list(" + name + " ORDER BY " + place + "))";
          case "REPLACE_IF_NOT_NULL" -> "arg_max(" + name + ", " + place + ")";
          default -> "arg_max_null(" + name + ", " + place + ")";
        };
    if (column.key()) {
      return name;
    }
    String type = org.dorisdr.minidoris.common.types.DorisType.parse(column.type()).duckDb();
    return "CAST(" + value + " AS " + type + ") AS " + name;
  }

  static String names(List<StoredColumn> columns) {
    return columns.stream().map(StoredColumn::fileName).collect(Collectors.joining(", "));
  }
}
