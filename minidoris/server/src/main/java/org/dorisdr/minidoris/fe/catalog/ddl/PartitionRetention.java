package org.dorisdr.minidoris.fe.catalog.ddl;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.PartitionKeys;
import org.dorisdr.minidoris.fe.catalog.PartitionTexts;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * {@code partition.retention_count}: how many partitions of the past a table with AUTO PARTITION BY
 * RANGE keeps, by the rules and in the words of Doris's PropertyAnalyzer and
 * DynamicPartitionScheduler. Stateless.
 */
final class PartitionRetention {
  private static final String KEY = TableProperties.RETENTION_COUNT;

  private PartitionRetention() {}

  /**
   * @throws StatementError if it is no number of partitions
   */
  static int count(String value) {
    int count;
    try {
      count = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw StatementError.general(KEY + " format error");
    }
    if (count <= 0) {
      throw StatementError.general(KEY + " should be > 0");
    }
    return count;
  }

  /** For a table that is being made, whose properties are set. */
  static void checkNew(OlapTable table) {
    if (table.properties.containsKey(KEY)) {
      count(table.properties.get(KEY));
      checkKind(table);
      if (table.flag(DynamicPartition.ENABLE)) {
        throw StatementError.general(
            "Please remove dynamic_partition properties when %s enabled".formatted(KEY));
      }
    }
  }

  /**
   * @throws StatementError if loads do not make the partitions of the table
   */
  static void checkKind(OlapTable table) {
    if (!table.autoPartition || !table.partitionType.equals("RANGE")) {
      throw StatementError.general("Only AUTO RANGE PARTITION table could set " + KEY);
    }
  }

  /** Before a table gets dynamic partitions. */
  static void checkDynamic(OlapTable table) {
    if (table.properties.containsKey(KEY)) {
      throw StatementError.general(
          "Can not use %s and dynamic_partition properties at the same time".formatted(KEY));
    }
  }

  /** Whether partitions go by themselves; those of a copy go with its source's. */
  static boolean runs(OlapTable table) {
    return table.properties.containsKey(KEY) && !table.flag(TableProperties.BEING_SYNCED);
  }

  /**
   * Names of the partitions that are to go, the oldest first.
   *
   * @param now ms since the epoch; partitions that end later all stay
   */
  static List<String> old(OlapTable table, long now) {
    List<Column> columns = PartitionTexts.columns(table);
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(now), ZoneId.systemDefault());
    List<String> present =
        List.of(PartitionKeys.canonical(PartitionKeys.text(time, 0), columns.get(0).type()));
    List<String> past =
        table.partitions.values().stream()
            .filter(p -> PartitionKeys.compare(p.item.upper(), present, columns) < 0)
            .sorted((a, b) -> PartitionKeys.compare(a.item.upper(), b.item.upper(), columns))
            .map(p -> p.name)
            .toList();
    return past.subList(0, Math.max(0, past.size() - count(table.properties.get(KEY))));
  }
}
