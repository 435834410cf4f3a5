package org.dorisdr.minidoris.fe.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The {@code dynamic_partition.} properties that SHOW CREATE TABLE has, in its order. Stateless.
 */
final class DynamicPartitionText {
  private DynamicPartitionText() {}

  /** None of a table without. */
  static Map<String, String> show(OlapTable table) {
    Map<String, String> shown = new LinkedHashMap<>();
    DynamicPartition.of(table).ifPresent(own -> add(own, shown));
    return shown;
  }

  private static void add(DynamicPartition own, Map<String, String> shown) {
    put(shown, "enable", String.valueOf(own.enabled()));
    for (String name : List.of("time_unit", "time_zone", "start", "end", "prefix")) {
      put(shown, name, own.text(name, null));
    }
    put(shown, "replication_allocation", own.allocation());
    put(shown, "buckets", String.valueOf(own.buckets()));
    put(shown, "create_history_partition", own.text("create_history_partition", "false"));
    put(shown, "history_partition_num", own.text("history_partition_num", "-1"));
    put(shown, "hot_partition_num", own.text("hot_partition_num", "0"));
    String periods = own.text("reserved_history_periods", DynamicPartition.NO_PERIODS);
    put(shown, "reserved_history_periods", periods);
    put(shown, "storage_policy", own.text("storage_policy", ""));
    if (own.text("storage_medium", null) != null) {
      put(shown, "storage_medium", own.text("storage_medium", null));
    }
    if (own.unit().equals("WEEK")) {
      put(shown, "start_day_of_week", String.valueOf(own.startDayOfWeek()));
    } else if (own.unit().equals("MONTH")) {
      put(shown, "start_day_of_month", String.valueOf(own.startDayOfMonth()));
    }
  }

  private static void put(Map<String, String> shown, String name, String value) {
    shown.put(TableProperties.DYNAMIC + name, value);
  }
}
