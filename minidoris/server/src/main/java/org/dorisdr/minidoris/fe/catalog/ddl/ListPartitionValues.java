package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.PartitionItem;
import org.dorisdr.minidoris.fe.catalog.PartitionKeys;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Reads the values of list partitions, each of which may be in one partition only. */
final class ListPartitionValues {
  private final List<Column> columns;
  private final Collection<PartitionItem> present;

  /**
   * @param present the partitions that are there, by name
   */
  ListPartitionValues(List<Column> columns, Map<String, PartitionItem> present) {
    this.columns = columns;
    this.present = present.values();
  }

  PartitionItem item(List<List<String>> values) {
    List<List<String>> keys = new ArrayList<>();
    for (List<String> value : values) {
      if (value.size() != columns.size()) {
        throw StatementError.general(
            "partition key desc list size["
                + value.size()
                + "] is not equal to partition column size["
                + columns.size()
                + "]");
      }
      keys.add(listKey(value, keys, values));
    }
    return PartitionItem.list(keys);
  }

  private List<String> listKey(
      List<String> value, List<List<String>> before, List<List<String>> given) {
    try {
      List<String> key = PartitionKeys.complete(value, columns);
      checkFree(key, given);
      if (before.contains(key)) {
        throw StatementError.general(
            "The partition key["
                + text(given)
                + "] has duplicate item ["
                + PartitionTexts.sql(key, columns)
                + "].");
      }
      return key;
    } catch (StatementError e) {
      throw StatementError.general("Invalid list value format: " + e.getMessage());
    }
  }

  /** Values as the statement has them. */
  private static String text(List<List<String>> given) {
    return given.stream()
        .map(values -> values.size() == 1 ? row(values) : "(" + row(values) + ")")
        .collect(Collectors.joining(",", "(", ")"));
  }

  private static String row(List<String> values) {
    return values.stream()
        .map(v -> v == null ? "NULL" : "'" + v + "'")
        .collect(Collectors.joining(", "));
  }

  private void checkFree(List<String> key, List<List<String>> given) {
    for (PartitionItem other : present) {
      if (other.isList() && other.values().contains(key)) {
        throw StatementError.general(
            "The partition key["
                + PartitionTexts.sql(key, columns)
                + "] in partition item["
                + text(given)
                + "] is conflict with current partitionKeys["
                + other.values().stream()
                    .map(v -> PartitionTexts.sql(v, columns))
                    .collect(Collectors.joining(",", "(", ")"))
                + "]");
      }
    }
  }
}
