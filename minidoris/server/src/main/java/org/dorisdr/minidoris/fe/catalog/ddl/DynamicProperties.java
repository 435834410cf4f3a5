package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.catalog.DynamicPartition;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;

/** The {@code dynamic_partition.} properties that statements give to a table. Stateless. */
final class DynamicProperties {
  private static final String PREFIX = TableProperties.DYNAMIC;
  private static final Set<String> KNOWN =
      Set.of(
          "enable",
          "time_unit",
          "time_zone",
          "start",
          "end",
          "prefix",
          "replication_num",
          "replication_allocation",
          "buckets",
          "create_history_partition",
          "history_partition_num",
          "hot_partition_num",
          "reserved_history_periods",
          "storage_policy",
          "storage_medium",
          "start_day_of_week",
          "start_day_of_month");

  private DynamicProperties() {}

  /**
   * Those that a new table gets, or one that becomes dynamic.
   *
   * @param given of the statement, others too
   */
  static Map<String, String> create(
      OlapTable table, Map<String, String> given, FeSettings settings) {
    Map<String, String> own = own(given);
    if (own.isEmpty()) {
      return Map.of();
    }
    complete(table, own);
    if (table.flag(TableProperties.BEING_SYNCED)) {
      own.remove(PREFIX + "storage_policy");
    }
    new DynamicChecks(table, own, settings).check();
    return own;
  }

  /** Adds what a table has that is not told; what must be told is there. */
  private static void complete(OlapTable table, Map<String, String> own) {
    if (!table.partitionType.equals("RANGE") || table.partitionColumns.size() != 1) {
      throw StatementError.general("Dynamic partition only support single-column range partition");
    }
    for (String key : List.of("time_unit", "prefix", "end")) {
      if (own.getOrDefault(PREFIX + key, "").isEmpty()) {
        throw StatementError.general("Must assign dynamic_partition." + key + " properties");
      }
    }
    own.putIfAbsent(DynamicPartition.ENABLE, "true");
    own.putIfAbsent(PREFIX + "start", String.valueOf(DynamicPartition.NO_START));
    own.putIfAbsent(PREFIX + "buckets", String.valueOf(table.distribution.buckets()));
    own.putIfAbsent(PREFIX + "time_zone", TimeZone.getDefault().getID());
    own.putIfAbsent(PREFIX + "create_history_partition", "false");
    own.putIfAbsent(PREFIX + "history_partition_num", "-1");
    own.putIfAbsent(PREFIX + "reserved_history_periods", DynamicPartition.NO_PERIODS);
  }

  /**
   * Those that ALTER TABLE … SET changes.
   *
   * @param given of the statement
   */
  static Map<String, String> alter(
      String database, OlapTable table, Map<String, String> given, FeSettings settings) {
    Map<String, String> own = own(given);
    if (DynamicPartition.of(table).isEmpty()) {
      checkComplete(database, table, own);
    }
    Map<String, String> all = own(table.properties);
    all.putAll(own);
    new DynamicChecks(table, all, settings).check();
    return own;
  }

  /** What is told but wrong is refused later, in other words. */
  private static void checkComplete(String database, OlapTable table, Map<String, String> own) {
    try {
      complete(table, own);
    } catch (StatementError e) {
      throw StatementError.general(
          "Table "
              + database
              + "."
              + table.name
              + " is not a dynamic partition table. Use command `HELP ALTER TABLE` "
              + "to see how to change a normal table to a dynamic partition table.");
    }
  }

  /** Those with the prefix; the number of replicas as an allocation. */
  private static Map<String, String> own(Map<String, String> properties) {
    Map<String, String> own = new TreeMap<>(properties);
    own.keySet().removeIf(k -> !k.startsWith(PREFIX));
    // In the order of Doris's hash maps.
    List<String> unknown =
        new HashMap<>(properties)
            .keySet().stream()
                .filter(k -> k.startsWith(PREFIX) && !KNOWN.contains(k.substring(PREFIX.length())))
                .toList();
    if (!unknown.isEmpty()) {
      throw StatementError.general(
          "Invalid dynamic partition properties: " + String.join(", ", unknown));
    }
    String replicas = own.remove(PREFIX + "replication_num");
    if (replicas != null) {
      own.putIfAbsent(PREFIX + "replication_allocation", DynamicChecks.allocation(replicas));
    }
    if (own.containsKey(PREFIX + "replication_allocation")) {
      ReplicaTags.check(own.get(PREFIX + "replication_allocation"));
    }
    return own;
  }
}
