package org.dorisdr.minidoris.fe.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.types.TypeSpec;

/**
 * Partition ranges as text: as SHOW PARTITIONS and binlogs have them (replication compares these
 * texts), and as SQL. Stateless.
 */
public final class PartitionTexts {
  private PartitionTexts() {}

  /** Columns that a table is partitioned by. */
  public static List<Column> columns(OlapTable table) {
    List<Column> found = new ArrayList<>();
    for (String name : table.partitionColumns) {
      for (Column column : table.baseIndex().columns) {
        if (column.name().equalsIgnoreCase(name)) {
          found.add(column);
        }
      }
    }
    return found;
  }

  /** {@code [types: [DATEV2]; keys: [2026-01-01]; ..types: …; )}; empty if unpartitioned. */
  public static String range(OlapTable table, PartitionItem item) {
    List<Column> columns = columns(table);
    if (item.isRange()) {
      return "[" + key(item.lower(), columns) + ".." + key(item.upper(), columns) + ")";
    }
    if (item.isList()) {
      if (item.values().isEmpty()) {
        return "[" + key(List.of("default key"), columns) + "]";
      }
      return item.values().stream()
          .map(v -> key(v, columns))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return "";
  }

  private static String key(List<String> values, List<Column> columns) {
    String types =
        columns.stream()
            .map(c -> TypeSpec.parse(c.type()).primitive())
            .collect(Collectors.joining(", "));
    String keys =
        values.stream().map(v -> v == null ? "NULL" : v).collect(Collectors.joining(", "));
    return "types: [" + types + "]; keys: [" + keys + "]; ";
  }

  /** {@code ('2026-01-01')}: dates in single quotes, all else in double quotes, as Doris does. */
  public static String sql(List<String> values, List<Column> columns) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      texts.add(sql(values.get(i), columns.get(i)));
    }
    return "(" + String.join(", ", texts) + ")";
  }

  private static String sql(String value, Column column) {
    if (value == null) {
      return "NULL";
    }
    if (value.equals(PartitionItem.MAX_VALUE)) {
      return value;
    }
    String base = column.baseType();
    boolean date = base.equals("date") || base.equals("datetime");
    return date ? "'" + value + "'" : "\"" + value.replace("\"", "\\\"") + "\"";
  }

  /** {@code VALUES [(…), (…))} or {@code VALUES IN (…)}; empty for a default list partition. */
  public static String valuesSql(OlapTable table, PartitionItem item, boolean allParentheses) {
    List<Column> columns = columns(table);
    if (item.isRange()) {
      return "VALUES [" + sql(item.lower(), columns) + ", " + sql(item.upper(), columns) + ")";
    }
    if (!item.isList() || item.values().isEmpty()) {
      return "";
    }
    boolean bare = columns.size() == 1 && !allParentheses;
    return item.values().stream()
        .map(v -> sql(v, columns))
        .map(s -> bare ? s.substring(1, s.length() - 1) : s)
        .collect(Collectors.joining(",", "VALUES IN (", ")"));
  }

  /** The key that a list begins with; one that takes all others has the least but NULL. */
  private static List<String> first(PartitionItem item, List<Column> columns) {
    return item.values().isEmpty() ? PartitionKeys.least(columns) : item.values().get(0);
  }

  /** Partitions in the order of their keys; lists by their first value. */
  public static List<Partition> ordered(OlapTable table) {
    List<Partition> all = new ArrayList<>(table.partitions.values());
    List<Column> columns = columns(table);
    if (table.partitionType.equals("RANGE")) {
      all.sort((a, b) -> PartitionKeys.compare(a.item.lower(), b.item.lower(), columns));
    } else if (table.partitionType.equals("LIST")) {
      all.sort(
          (a, b) -> PartitionKeys.compare(first(a.item, columns), first(b.item, columns), columns));
    }
    return all;
  }

  /** Text of ADD PARTITION that makes this partition, as binlogs have it. */
  public static String addSql(OlapTable table, Partition partition) {
    String kind = partition.temporary ? "ADD TEMPORARY PARTITION `" : "ADD PARTITION `";
    String values = valuesSql(table, partition.item, true);
    return kind
        + partition.name
        + "` "
        + values
        + " (\"version_info\" = \""
        + partition.visibleVersion
        + "\");";
  }
}
