package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * What Doris refuses of the properties in {@code ALTER TABLE … SET} before it looks at the table.
 * Stateless.
 */
final class PropertyChecks {
  /** Numbers, each with its least value. */
  private static final Map<String, Long> LEAST =
      Map.of(
          "group_commit_interval_ms", 0L,
          "group_commit_data_bytes", 0L);

  private static final String SINGLE_REPLICA = "enable_single_replica_compaction";

  private static final List<String> SWITCHES =
      List.of(
          SINGLE_REPLICA,
          "disable_auto_compaction",
          "skip_write_index_on_load",
          "enable_mow_light_delete");

  /** What only CREATE TABLE takes. */
  private static final List<String> UNKNOWN =
      List.of("compression", "_auto_bucket", "variant_enable_flatten_nested", "tde_algorithm");

  static final String AUTO_ANALYZE = "auto_analyze_policy";
  private static final List<String> MEDIA = List.of("HDD", "SSD");
  private static final List<String> ANALYZE_POLICIES =
      List.of("enable", "disable", "base_on_catalog");

  private static final Map<String, String> FIXED =
      Map.of(
          "file_cache_ttl_seconds",
          "Cann't modify property 'file_cache_ttl_seconds'.",
          TableProperties.MERGE_ON_WRITE,
          "Can not change UNIQUE KEY to Merge-On-Write mode",
          "enable_duplicate_without_keys_by_default",
          "Can not change enable_duplicate_without_keys_by_default",
          "inverted_index_storage_format",
          "Property inverted_index_storage_format is not allowed to change",
          "estimate_partition_size",
          "You can not modify estimate partition size",
          TableProperties.SKIP_BITMAP,
          "You can not modify property '" + TableProperties.SKIP_BITMAP + "'.",
          "storage_page_size",
          "You can not modify storage_page_size|storage_dict_page_size property.",
          "storage_dict_page_size",
          "You can not modify storage_page_size|storage_dict_page_size property.");

  private PropertyChecks() {}

  static void check(Map<String, String> given) {
    if (given.size() != 1
        && !allBegin(given, TableProperties.DYNAMIC)
        && !allBegin(given, "binlog.")) {
      throw StatementError.general(
          "Can only set one table property(without dynamic partition && binlog) at a time");
    }
    given.forEach(PropertyChecks::check);
  }

  /**
   * What tables with unique keys do not take.
   *
   * @param mergeOnWrite whether such a table merges when it is written
   */
  static void checkUnique(Map<String, String> given, boolean mergeOnWrite) {
    if ("time_series".equals(given.get("compaction_policy"))) {
      throw StatementError.general(
          "Time series compaction policy is not supported for unique key table");
    }
    if (!mergeOnWrite && Boolean.parseBoolean(given.get("store_row_column"))) {
      throw StatementError.general("`store_row_column` only support duplicate model or mow model");
    }
    if (mergeOnWrite && Boolean.parseBoolean(given.get(SINGLE_REPLICA))) {
      throw StatementError.general(
          SINGLE_REPLICA + " property is not supported for merge-on-write table");
    }
  }

  private static boolean allBegin(Map<String, String> given, String prefix) {
    return given.keySet().stream().allMatch(k -> k.startsWith(prefix));
  }

  private static void check(String key, String value) {
    if (FIXED.containsKey(key)) {
      throw StatementError.general(FIXED.get(key));
    }
    if (UNKNOWN.contains(key)) {
      throw StatementError.general("Unknown table property: [" + key + "]");
    }
    if (key.equals("skip_write_index_on_load") && value.equalsIgnoreCase("true")) {
      throw StatementError.general("Property skip_write_index_on_load is forbidden now");
    }
    if (key.equals("storage_format") && !value.equalsIgnoreCase("v2")) {
      throw StatementError.general("Property storage_format should be v2");
    }
    if (key.equals("storage_format")) {
      // All tablets have it.
      throw StatementError.general("Nothing is changed. please check your alter stmt.");
    }
    if (key.equals("storage_medium") && !MEDIA.contains(value)) {
      throw StatementError.general(
          "No enum constant org.apache.doris.thrift.TStorageMedium." + value);
    }
    if (key.equals(AUTO_ANALYZE) && !ANALYZE_POLICIES.contains(value)) {
      throw StatementError.general(
          "Table auto analyze policy only support for enable or disable or base_on_catalog");
    }
    if (key.equals("compaction_policy") && !List.of("time_series", "size_based").contains(value)) {
      throw StatementError.general(
          "Table compaction policy only support for time_series or size_based");
    }
    if (SWITCHES.contains(key)
        && !value.equalsIgnoreCase("true")
        && !value.equalsIgnoreCase("false")) {
      throw StatementError.general("Property " + key + " should be set to true or false");
    }
    TimeSeriesNumbers.checkChange(key, value);
    if (key.equals(TableProperties.RETENTION_COUNT)) {
      PartitionRetention.count(value);
    }
    if (LEAST.containsKey(key)) {
      checkNumber(key, value);
    }
  }

  private static void checkNumber(String key, String value) {
    try {
      if (Long.parseLong(value) < LEAST.get(key)) {
        throw StatementError.general(key + " can not be less than " + LEAST.get(key) + ":" + value);
      }
    } catch (NumberFormatException e) {
      throw StatementError.general("Invalid " + key + " format: " + value);
    }
  }
}
