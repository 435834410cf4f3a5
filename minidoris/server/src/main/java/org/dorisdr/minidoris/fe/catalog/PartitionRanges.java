package org.dorisdr.minidoris.fe.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The text by which two clusters recognise each other's partitions: column types and keys, as Doris
 * writes them in getMeta and binlogs. Stateless.
 */
public final class PartitionRanges {
  private static final int MAX_DECIMAL32 = 9;
  private static final int MAX_DECIMAL64 = 18;
  private static final int MAX_DECIMAL128 = 38;

  private PartitionRanges() {}

  /** Rows of a partition; empty for a table without partitions. */
  public static String text(OlapTable table, Partition partition) {
    return text(types(table), partition.item);
  }

  /** Rows of an item; {@code types} as {@link #types} gives them. */
  public static String text(List<String> types, PartitionItem item) {
    if (item.isRange()) {
      return "[" + key(types, item.lower()) + ".." + key(types, item.upper()) + ")";
    }
    if (item.isList()) {
      List<String> keys = new ArrayList<>();
      item.values().forEach(value -> keys.add(key(types, value)));
      if (keys.isEmpty()) {
        keys.add(key(types, List.of()));
      }
      return keys.toString();
    }
    return "";
  }

  /** Types of the partition columns under Doris's names: {@code DATEV2}, {@code VARCHAR}. */
  public static List<String> types(OlapTable table) {
    List<String> types = new ArrayList<>();
    for (String name : table.partitionColumns) {
      table.baseIndex().columns.stream()
          .filter(c -> c.name().equalsIgnoreCase(name))
          .findFirst()
          .ifPresent(c -> types.add(primitive(c)));
    }
    return types;
  }

  private static String key(List<String> types, List<String> values) {
    String keys =
        values.isEmpty()
            ? "default key"
            : values.stream().map(v -> v == null ? "NULL" : v).collect(Collectors.joining(", "));
    return "types: [" + String.join(", ", types) + "]; keys: [" + keys + "]; ";
  }

  private static String primitive(Column column) {
    String base = column.baseType();
    return switch (base) {
      case "date" -> "DATEV2";
      case "datetime" -> "DATETIMEV2";
      case "text" -> "STRING";
      case "decimal" -> decimal(column.type());
      default -> base.toUpperCase(Locale.ROOT);
    };
  }

  private static String decimal(String type) {
    int open = type.indexOf('(');
    int precision =
        open < 0
            ? MAX_DECIMAL128
            : Integer.parseInt(type.substring(open + 1).split("[,)]")[0].trim());
    if (precision <= MAX_DECIMAL32) {
      return "DECIMAL32";
    }
    if (precision <= MAX_DECIMAL64) {
      return "DECIMAL64";
    }
    return precision <= MAX_DECIMAL128 ? "DECIMAL128" : "DECIMAL256";
  }
}
