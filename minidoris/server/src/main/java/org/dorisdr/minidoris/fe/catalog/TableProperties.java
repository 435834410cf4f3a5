package org.dorisdr.minidoris.fe.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Properties of tables: what may be given, what is implied, what is shown. Stateless. */
public final class TableProperties {
  public static final String BINLOG_ENABLE = "binlog.enable";
  public static final String BINLOG_TTL = "binlog.ttl_seconds";
  public static final String BINLOG_MAX_BYTES = "binlog.max_bytes";
  public static final String BINLOG_MAX_HISTORY = "binlog.max_history_nums";
  public static final String REPLICATION = "default.replication_allocation";
  public static final String MERGE_ON_WRITE = "enable_unique_key_merge_on_write";
  public static final String SKIP_BITMAP = "enable_unique_key_skip_bitmap_column";
  public static final String SEQUENCE_COLUMN = "function_column.sequence_col";
  public static final String SEQUENCE_TYPE = "function_column.sequence_type";
  public static final String LIGHT_SCHEMA_CHANGE = "light_schema_change";
  public static final String STORAGE_POLICY = "storage_policy";
  public static final String BEING_SYNCED = "is_being_synced";
  public static final String COLOCATE_WITH = "colocate_with";

  /** How many partitions of the past a table keeps that loads make partitions of. */
  public static final String RETENTION_COUNT = "partition.retention_count";

  /** Columns whose values are kept a second time, a row together. */
  public static final String ROW_STORE_COLUMNS = "row_store_columns";

  /** Set while another table is being restored that will take this one's place. */
  public static final String IN_ATOMIC_RESTORE = "in_atomic_restore";

  /** Properties of dynamic partitions begin with this. */
  public static final String DYNAMIC = "dynamic_partition.";

  private static final String LONG_MAX = String.valueOf(Long.MAX_VALUE);

  /** What every table has, unless it is given. */
  private static final Map<String, String> DEFAULTS = new LinkedHashMap<>();

  static {
    String[][] defaults = {
      {"min_load_replica_num", "-1"},
      {"storage_dict_page_size", "262144"},
      {"group_commit_interval_ms", "10000"},
      {BEING_SYNCED, "false"},
      {BINLOG_ENABLE, "false"},
      {"tde_algorithm", "PLAINTEXT"},
      {"enable_mow_light_delete", "false"},
      {BINLOG_TTL, "86400"},
      {"inverted_index_storage_format", "V3"},
      {"time_series_compaction_empty_rowsets_threshold", "5"},
      {"time_series_compaction_level_threshold", "1"},
      {"time_series_compaction_time_threshold_seconds", "3600"},
      {"storage_format", "V2"},
      {"store_row_column", "false"},
      {"light_schema_change", "true"},
      {"in_memory", "false"},
      {"file_cache_ttl_seconds", "0"},
      {"variant_enable_flatten_nested", "false"},
      {"group_commit_data_bytes", "134217728"},
      {"compaction_policy", "size_based"},
      {"_auto_bucket", "false"},
      {BINLOG_MAX_HISTORY, LONG_MAX},
      {"time_series_compaction_file_count_threshold", "2000"},
      {"skip_write_index_on_load", "false"},
      {"disable_auto_compaction", "false"},
      {"row_store_page_size", "16384"},
      {"time_series_compaction_goal_size_mbytes", "1024"},
      {"storage_medium", "HDD"},
      {"storage_page_size", "65536"},
      {"enable_single_replica_compaction", "false"},
      {"compression", "ZSTD"},
      {BINLOG_MAX_BYTES, LONG_MAX},
    };
    for (String[] entry : defaults) {
      DEFAULTS.put(entry[0], entry[1]);
    }
  }

  /** Given, but not kept under their own name or only for some tables. */
  private static final List<String> OTHERS =
      List.of(
          "replication_num",
          "replication_allocation",
          MERGE_ON_WRITE,
          SKIP_BITMAP,
          SEQUENCE_COLUMN,
          SEQUENCE_TYPE,
          "version_info",
          BloomFilter.COLUMNS,
          BloomFilter.FPP,
          "estimate_partition_size",
          "enable_duplicate_without_keys_by_default",
          STORAGE_POLICY,
          "storage_cooldown_time",
          COLOCATE_WITH,
          ROW_STORE_COLUMNS,
          RETENTION_COUNT,
          "storage_type",
          "schema_version",
          "tablet_type",
          "mutable",
          "write_quorum");

  private TableProperties() {}

  /**
   * All properties of a new table.
   *
   * @param given from the statement
   * @param keyColumns how many columns the key has
   */
  public static Map<String, String> analyze(
      Map<String, String> given, KeysType keys, int keyColumns) {
    Map<String, String> all = new LinkedHashMap<>(DEFAULTS);
    DEFAULTS.keySet().stream().filter(given::containsKey).forEach(k -> all.put(k, given.get(k)));
    all.put("storage_medium", DataProperty.medium(all.get("storage_medium")));
    all.put("data_sort.col_num", String.valueOf(keyColumns));
    all.put("data_sort.sort_type", "LEXICAL");
    all.put(REPLICATION, "tag.location.default: " + replicas(given));
    boolean mergeOnWrite =
        keys == KeysType.UNIQUE_KEYS
            && Boolean.parseBoolean(given.getOrDefault(MERGE_ON_WRITE, "true"));
    all.put(MERGE_ON_WRITE, String.valueOf(mergeOnWrite));
    for (String key :
        List.of(
            SEQUENCE_COLUMN,
            SEQUENCE_TYPE,
            "estimate_partition_size",
            ROW_STORE_COLUMNS,
            RETENTION_COUNT,
            STORAGE_POLICY)) {
      if (given.containsKey(key)) {
        all.put(key, given.get(key));
      }
    }
    if (Boolean.parseBoolean(given.get("enable_duplicate_without_keys_by_default"))) {
      all.put("enable_duplicate_without_keys_by_default", "true");
    }
    return all;
  }

  /** Whether CREATE TABLE may give it. */
  public static boolean isKnown(String key) {
    return DEFAULTS.containsKey(key) || OTHERS.contains(key) || key.startsWith(DYNAMIC);
  }

  /** Replicas that {@code replication_num} or {@code replication_allocation} ask for; 1 if none. */
  public static int replicas(Map<String, String> given) {
    String count = given.get("replication_num");
    if (count == null && given.containsKey("replication_allocation")) {
      String allocation = given.get("replication_allocation");
      count = allocation.substring(allocation.lastIndexOf(':') + 1);
    }
    if (count == null) {
      return 1;
    }
    try {
      short replicas = Short.parseShort(count.strip());
      if (replicas > 0) {
        return replicas;
      }
    } catch (NumberFormatException e) {
      throw StatementError.general(
          given.containsKey("replication_num")
              ? e.getMessage()
              : "Invalid replication allocation property: " + given.get("replication_allocation"));
    }
    throw StatementError.general("Replication num should between 1 and 32767");
  }

  /** Replicas of new partitions of a table. */
  public static int replicas(OlapTable table) {
    String allocation = table.properties.getOrDefault(REPLICATION, "1");
    return Integer.parseInt(allocation.substring(allocation.lastIndexOf(':') + 1).strip());
  }

  public static boolean binlogEnabled(OlapTable table) {
    return table.flag(BINLOG_ENABLE);
  }

  /** What stands between the parentheses of PROPERTIES in SHOW CREATE TABLE. */
  static String show(OlapTable table, boolean forSync) {
    Map<String, String> p = table.properties;
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("replication_allocation", p.get(REPLICATION));
    copy(p, shown, "min_load_replica_num");
    copyIfSet(p, shown, BloomFilter.COLUMNS);
    shown.put(BEING_SYNCED, String.valueOf(forSync || table.flag(BEING_SYNCED)));
    if (forSync && table.distribution.autoBucket()) {
      shown.put("_auto_bucket", "true");
    }
    if (table.colocation != null) {
      shown.put(COLOCATE_WITH, table.colocation.name());
    }
    shown.putAll(DynamicPartitionText.show(table));
    copyIfSet(p, shown, RETENTION_COUNT);
    putIf(table.flag("in_memory"), shown, "in_memory", "true");
    shown.put("storage_medium", p.getOrDefault("storage_medium", "HDD").toLowerCase(Locale.ROOT));
    copy(p, shown, "storage_format");
    copy(p, shown, "inverted_index_storage_format");
    putIf(!"ZSTD".equals(p.get("compression")), shown, "compression", p.get("compression"));
    copyIfSet(p, shown, "estimate_partition_size");
    boolean unique = table.keysType == KeysType.UNIQUE_KEYS;
    putIf(unique, shown, MERGE_ON_WRITE, p.get(MERGE_ON_WRITE));
    putIf(table.hasColumn(Column.SKIP_BITMAP_COL), shown, SKIP_BITMAP, "true");
    putIf(table.flag("light_schema_change"), shown, "light_schema_change", "true");
    putIf(
        !p.getOrDefault(STORAGE_POLICY, "").isEmpty(),
        shown,
        STORAGE_POLICY,
        p.get(STORAGE_POLICY));
    copyIfSet(p, shown, SEQUENCE_COLUMN);
    copyIfSet(p, shown, SEQUENCE_TYPE);
    putIf(table.flag("store_row_column"), shown, "store_row_column", "true");
    copyIfSet(p, shown, ROW_STORE_COLUMNS);
    if (table.flag("store_row_column") || p.containsKey(ROW_STORE_COLUMNS)) {
      copy(p, shown, "row_store_page_size");
    }
    showIfOther(p, shown, "storage_page_size");
    showIfOther(p, shown, "storage_dict_page_size");
    showIfOther(p, shown, "skip_write_index_on_load");
    showIfOther(p, shown, "compaction_policy");
    if ("time_series".equals(p.get("compaction_policy"))) {
      copy(p, shown, "time_series_compaction_goal_size_mbytes");
      copy(p, shown, "time_series_compaction_file_count_threshold");
      copy(p, shown, "time_series_compaction_time_threshold_seconds");
      copy(p, shown, "time_series_compaction_empty_rowsets_threshold");
      copy(p, shown, "time_series_compaction_level_threshold");
    }
    copy(p, shown, "disable_auto_compaction");
    showIfOther(p, shown, "variant_enable_flatten_nested");
    copy(p, shown, BINLOG_ENABLE);
    copy(p, shown, BINLOG_TTL);
    copy(p, shown, BINLOG_MAX_BYTES);
    copy(p, shown, BINLOG_MAX_HISTORY);
    copy(p, shown, "enable_single_replica_compaction");
    copy(p, shown, "group_commit_interval_ms");
    copy(p, shown, "group_commit_data_bytes");
    putIf(
        unique && table.flag(MERGE_ON_WRITE),
        shown,
        "enable_mow_light_delete",
        p.get("enable_mow_light_delete"));
    copyIfSet(p, shown, "enable_duplicate_without_keys_by_default");
    return text(shown, ",\n");
  }

  /** {@code "key" = "value"}, separated. */
  public static String text(Map<String, String> properties, String separator) {
    return String.join(
        separator,
        properties.entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\" = \"" + e.getValue() + "\"")
            .toList());
  }

  private static void copy(Map<String, String> from, Map<String, String> to, String key) {
    to.put(key, from.getOrDefault(key, DEFAULTS.get(key)));
  }

  private static void copyIfSet(Map<String, String> from, Map<String, String> to, String key) {
    putIf(from.containsKey(key), to, key, from.get(key));
  }

  private static void showIfOther(Map<String, String> from, Map<String, String> to, String key) {
    String value = from.getOrDefault(key, DEFAULTS.get(key));
    putIf(!value.equals(DEFAULTS.get(key)), to, key, value);
  }

  private static void putIf(boolean yes, Map<String, String> to, String key, String value) {
    if (yes) {
      to.put(key, value);
    }
  }
}
