package org.dorisdr.minidoris.fe.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.thrift.TMiniPartial;

/**
 * Columns of whole rows that are made of rows with some columns of a UNIQUE table, and which of
 * them those have. The catalog is locked.
 */
final class PartialColumns {
  private final OlapTable table;
  private final List<Column> given;
  private final boolean flexible;
  private final List<Column> whole = new ArrayList<>();

  /**
   * @param given columns of the table that the rows have, in their order; keys among them
   * @param flexible whether each row says in {@code r_skip} which of them it lacks
   */
  PartialColumns(OlapTable table, List<Column> given, boolean flexible) {
    this.table = table;
    this.given = given;
    this.flexible = flexible;
    for (Column column : table.baseIndex().columns) {
      boolean sign = isSign(column) && given.contains(column);
      if ((column.visible() && column.generated() == null) || isSequence(column) || sign) {
        whole.add(column);
      }
    }
  }

  static boolean isSign(Column column) {
    return column.name().equals(Column.DELETE_SIGN);
  }

  private static boolean isSequence(Column column) {
    return column.name().equals(Column.SEQUENCE_COL);
  }

  /** Those of whole rows. */
  List<Column> whole() {
    return whole;
  }

  IntStream places() {
    return IntStream.range(0, whole.size());
  }

  Column at(int j) {
    return whole.get(j);
  }

  /** Place among the given columns; -1 if it is not given. */
  int place(int j) {
    return given.indexOf(whole.get(j));
  }

  /** Place of what a column gets its value from: the hidden sequence follows a mapped column. */
  int source(int j) {
    int own = place(j);
    int mapped = own < 0 && isSequence(whole.get(j)) ? mapped() : -1;
    return mapped < 0 ? own : place(mapped);
  }

  /** The column that the hidden sequence follows; -1 if none. */
  int mapped() {
    return find(table.properties.getOrDefault(TableProperties.SEQUENCE_COLUMN, ""));
  }

  /** The hidden column that decides which of two rows is newer; -1 if there is none. */
  int sequence() {
    return find(Column.SEQUENCE_COL);
  }

  int sign() {
    return find(Column.DELETE_SIGN);
  }

  private int find(String name) {
    return places().filter(j -> whole.get(j).name().equalsIgnoreCase(name)).findFirst().orElse(-1);
  }

  /** Whether a row has a value for a column, as DuckDB expression. */
  String has(int j) {
    int source = source(j);
    if (source < 0) {
      return "false";
    }
    return flexible ? "NOT contains(r_skip, '," + source + ",')" : "true";
  }

  /** Whether rows may have other values for the column than others have, or none. */
  boolean varies(int j) {
    return flexible && !whole.get(j).key() && !isSign(whole.get(j));
  }

  /** The given keys. */
  List<String> keys() {
    return places().filter(j -> whole.get(j).key()).mapToObj(j -> "g" + place(j)).toList();
  }

  /** What a backend has to know to merge the rows with others that come before them. */
  TMiniPartial wire(Map<Long, Long> versions, PartialDefaults defaults) {
    Map<Integer, String> values = new HashMap<>();
    List<Integer> ids = new ArrayList<>();
    for (int j = 0; j < whole.size(); j++) {
      Column column = whole.get(j);
      if (!column.key() && !isSign(column)) {
        // A number that a row has got for itself is as good as another.
        if (!flexible || !column.autoIncrement()) {
          values.put(column.uniqueId(), defaults.fallback(column));
        }
        if (source(j) >= 0 || (!flexible && column.onUpdate())) {
          ids.add(column.uniqueId());
        }
      }
    }
    return new TMiniPartial(versions, ids, values)
        .setFlexible(flexible)
        .setMapped(mapped() < 0 ? -1 : whole.get(mapped()).uniqueId());
  }
}
