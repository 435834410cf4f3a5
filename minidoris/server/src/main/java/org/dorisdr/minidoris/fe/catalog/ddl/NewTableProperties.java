package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The properties of a CREATE TABLE, looked at in Doris's order and each in the form in which Doris
 * keeps it. Not thread safe.
 */
final class NewTableProperties {
  private static final List<String> COMPRESSIONS =
      List.of("NO_COMPRESSION", "LZ4", "LZ4F", "LZ4HC", "ZLIB", "ZSTD", "SNAPPY");
  private static final List<String> INDEX_FORMATS = List.of("V1", "V2", "V3");
  private static final String TIME_SERIES = "time_series_compaction_";
  private static final String LIGHT_DELETE = "enable_mow_light_delete";
  private static final String SINGLE_REPLICA = "enable_single_replica_compaction";
  private static final long DICTIONARY_MOST = 100L << 20;
  private static final long PAGE_MOST = 10L << 20;
  private static final String FLATTEN = "enable_variant_flatten_nested";

  private final Session session;
  private final Map<String, String> kept;
  private final SchemaBuilder schema;
  private final boolean autoBuckets;

  private NewTableProperties(
      Session session, Map<String, String> given, SchemaBuilder schema, boolean autoBuckets) {
    this.session = session;
    this.kept = new LinkedHashMap<>(given);
    this.schema = schema;
    this.autoBuckets = autoBuckets;
  }

  /**
   * @param given as in the statement
   * @param autoBuckets whether it is said that Doris shall find how many buckets there are
   * @return as they are kept
   * @throws StatementError for the first that Doris refuses
   */
  static Map<String, String> check(
      Session session, Map<String, String> given, SchemaBuilder schema, boolean autoBuckets) {
    return new NewTableProperties(session, given, schema, autoBuckets).check();
  }

  /** Said by SET, or by a plugin that runs the statement. */
  private boolean mayFlatten() {
    return TypeChecks.isOn(session, FLATTEN)
        || session.context().getSessionVariable().getEnableVariantFlattenNested();
  }

  private Map<String, String> check() {
    boolean mergeOnWrite = mergeOnWrite();
    minLoadReplicas();
    flag(TableProperties.LIGHT_SCHEMA_CHANGE, " must be");
    flag("disable_auto_compaction", " must be");
    compaction();
    if (flag("variant_enable_flatten_nested", " must be") && !mayFlatten()) {
      throw StatementError.general(
          "If you want to enable variant flatten nested,"
              + " please set session variable: "
              + FLATTEN
              + " = true");
    }
    formats();
    pageSizes();
    if (flag(LIGHT_DELETE, " must be") && !mergeOnWrite) {
      throw StatementError.general(
          LIGHT_DELETE + " property is only supported for unique merge-on-write table");
    }
    if (flag(SINGLE_REPLICA, " must be") && mergeOnWrite) {
      throw StatementError.general(
          SINGLE_REPLICA + " property is not supported for merge-on-write table");
    }
    groupCommit("group_commit_interval_ms");
    groupCommit("group_commit_data_bytes");
    if ("true".equalsIgnoreCase(kept.get("in_memory"))) {
      throw StatementError.general("Not support set 'in_memory'='true' now!");
    }
    rowStore();
    if (flag("skip_write_index_on_load", " must be")) {
      throw StatementError.general("Property skip_write_index_on_load is forbidden now.");
    }
    binlog();
    if (kept.containsKey("tde_algorithm")) {
      throw StatementError.general("Do not support tde_algorithm property currently");
    }
    unknown();
    return kept;
  }

  private boolean mergeOnWrite() {
    if (schema.keysType != KeysType.UNIQUE_KEYS) {
      return false;
    }
    return !kept.containsKey(TableProperties.MERGE_ON_WRITE)
        || flag(TableProperties.MERGE_ON_WRITE, " must be");
  }

  /** Any number of capitals; false if it is not given. */
  private boolean flag(String key, String verb) {
    String value = kept.get(key);
    if (value == null) {
      return false;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    if (!lower.equals("true") && !lower.equals("false")) {
      throw StatementError.general(key + verb + " `true` or `false`");
    }
    kept.put(key, lower);
    return lower.equals("true");
  }

  private void minLoadReplicas() {
    ReplicaTags.check(kept);
    String value = kept.get("min_load_replica_num");
    if (value == null) {
      return;
    }
    short least;
    try {
      least = Short.parseShort(value);
    } catch (NumberFormatException e) {
      throw StatementError.general(e.getMessage());
    }
    if (least <= 0 && least != -1) {
      throw StatementError.general("min_load_replica_num should > 0 or =-1");
    }
    int replicas = TableProperties.replicas(kept);
    if (least > replicas) {
      throw StatementError.general(
          "Failed to check min load replica num [%d]  <= default replica num [%d]"
              .formatted(least, replicas));
    }
  }

  private void compaction() {
    String policy = kept.getOrDefault("compaction_policy", "size_based");
    if (!List.of("time_series", "size_based").contains(policy)) {
      throw StatementError.general("compaction_policy must be time_series or size_based");
    }
    if (policy.equals("time_series")) {
      if (schema.keysType == KeysType.UNIQUE_KEYS) {
        throw StatementError.general(
            "Time series compaction policy is not supported for unique key table");
      }
      TimeSeriesNumbers.checkNew(kept);
    } else if (kept.keySet().stream().anyMatch(k -> k.startsWith(TIME_SERIES))) {
      throw StatementError.general(
          "only time series compaction policy support for time series config");
    }
  }

  private void formats() {
    kept.computeIfPresent("storage_type", (k, v) -> storageType(v));
    kept.computeIfPresent("storage_format", (k, v) -> storageFormat(v));
    kept.computeIfPresent("inverted_index_storage_format", (k, v) -> indexFormat(v));
    kept.computeIfPresent("compression", (k, v) -> compression(v));
  }

  private static String storageType(String value) {
    if (!value.equalsIgnoreCase("COLUMN")) {
      throw StatementError.general("Invalid storage type: " + value);
    }
    return value;
  }

  private static String storageFormat(String value) {
    return switch (value.toUpperCase(Locale.ROOT)) {
      case "V2", "DEFAULT" -> "V2";
      case "V1" ->
          throw StatementError.general(
              "Storage format V1 has been deprecated since version 0.14, please use V2 instead");
      default -> throw StatementError.general("unknown storage format: " + value);
    };
  }

  private static String indexFormat(String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    if (upper.equals("DEFAULT")) {
      return "V3";
    }
    if (!INDEX_FORMATS.contains(upper)) {
      throw StatementError.general("unknown inverted index storage format: " + value);
    }
    return upper;
  }

  private static String compression(String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    if (upper.equals("DEFAULT_COMPRESSION")) {
      return "ZSTD";
    }
    if (!COMPRESSIONS.contains(upper)) {
      throw StatementError.general("unknown compression type: " + value);
    }
    return upper;
  }

  private void pageSizes() {
    pageSize("row_store_page_size", "row store page size");
    if (kept.containsKey("row_store_page_size")
        && Long.parseLong(kept.get("row_store_page_size")) <= 0) {
      throw StatementError.general("Row store page size should larger than 0.");
    }
    between("storage_page_size", 4096, PAGE_MOST, "between 4KB and 10MB");
    between("storage_dict_page_size", 0, DICTIONARY_MOST, "between 0 and 100MB");
  }

  private void between(String key, long least, long most, String range) {
    String given = kept.get(key);
    String name = key.replace('_', ' ');
    pageSize(key, name);
    if (given != null && (Long.parseLong(given) < least || Long.parseLong(given) > most)) {
      throw StatementError.general("S" + name.substring(1) + " must be " + range + ".");
    }
  }

  /** Kept as the next multiple of 4096. */
  private void pageSize(String key, String name) {
    kept.computeIfPresent(
        key,
        (k, value) -> {
          try {
            return String.valueOf((Long.parseLong(value) + 4095) & ~4095L);
          } catch (NumberFormatException e) {
            throw StatementError.general("Invalid " + name + ": " + value);
          }
        });
  }

  /** Doris names the same property for both. */
  private void groupCommit(String key) {
    kept.computeIfPresent(
        key,
        (k, value) -> {
          try {
            return String.valueOf(Integer.parseInt(value));
          } catch (NumberFormatException e) {
            throw StatementError.general("parse group_commit_interval_ms format error");
          }
        });
  }

  private void rowStore() {
    if (flag("store_row_column", "must be") && schema.keysType == KeysType.AGG_KEYS) {
      throw StatementError.general("Aggregate table can't support row column now");
    }
    String columns = kept.get(TableProperties.ROW_STORE_COLUMNS);
    if (columns == null) {
      return;
    }
    String unknown =
        Arrays.stream(columns.split(","))
            .filter(c -> schema.columns.stream().map(Column::name).noneMatch(c::equalsIgnoreCase))
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      throw StatementError.general("Column does not exist in table. Invalid columns: " + unknown);
    }
  }

  private void binlog() {
    kept.computeIfPresent(
        TableProperties.BINLOG_ENABLE, (k, v) -> String.valueOf(Boolean.parseBoolean(v)));
    BinlogNumbers.checkChange(kept);
  }

  /**
   * Those of automatic buckets mean nothing to other tables; an empty list of columns nothing; an
   * allocation nothing beside a number of replicas.
   */
  private void unknown() {
    Map<String, String> unknown = new HashMap<>();
    kept.forEach(
        (key, value) -> {
          boolean nothing = key.equals("bloom_filter_columns") && value.isEmpty();
          boolean buckets =
              key.equals("estimate_partition_size")
                  && !Boolean.parseBoolean(kept.get("_auto_bucket"))
                  && !autoBuckets;
          boolean second =
              key.equals("replication_allocation") && kept.containsKey("replication_num");
          if (nothing || buckets || second || !TableProperties.isKnown(key)) {
            unknown.put(key, value);
          }
        });
    if (!unknown.isEmpty()) {
      throw StatementError.general("Unknown properties: " + unknown);
    }
  }
}
