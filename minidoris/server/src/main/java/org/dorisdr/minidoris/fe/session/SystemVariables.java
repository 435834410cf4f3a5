package org.dorisdr.minidoris.fe.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.common.Version;

/**
 * Variables that clients read and set: those that drivers ask for, and Doris's that matter here.
 * Defaults, global values over them, and a session's own over these. Thread safe.
 */
public final class SystemVariables {
  private static final Set<String> GROUP_COMMIT = Set.of("off_mode", "async_mode", "sync_mode");
  private static final SystemVariables USUAL = new SystemVariables(64 << 20);

  private final Map<String, String> defaults = new TreeMap<>();
  private final Map<String, String> readOnly = new TreeMap<>();
  private final Map<String, String> globals = new ConcurrentHashMap<>();

  /**
   * @param maxPacket largest packet that the MySQL port takes, in bytes
   */
  public SystemVariables(long maxPacket) {
    readOnly.put("version", "5.7.99");
    readOnly.put("version_comment", versionComment());
    readOnly.put("license", "Apache License, Version 2.0");
    readOnly.put("language", "/palo/share/english/");
    readOnly.put("lower_case_table_names", "0");
    readOnly.put("have_query_cache", "false");
    readOnly.put("performance_schema", "OFF");
    readOnly.put("system_time_zone", java.util.TimeZone.getDefault().getID());
    readOnly.put("max_allowed_packet", String.valueOf(maxPacket));
    readOnly.put("init_connect", "");
    defaults.putAll(TuningVariables.defaults());
    String text =
        """
        auto_increment_increment=1 autocommit=true batch_size=4064
        character_set_client=utf8mb4 character_set_connection=utf8mb4
        character_set_database=utf8mb4 character_set_filesystem=binary
        character_set_results=utf8mb4 character_set_server=utf8mb4
        character_set_system=utf8 collation_connection=utf8mb4_0900_bin
        collation_database=utf8mb4_0900_bin collation_server=utf8mb4_0900_bin
        default_password_lifetime=0 password_history=0 validate_password_policy=NONE
        default_storage_engine=olap default_tmp_storage_engine=olap div_precision_increment=4
        enable_agg_state=false enable_decimal256=false
        enable_insert_strict=true enable_strict_cast=false enable_nereids_planner=true enable_profile=false
        enable_unique_key_partial_update=false enable_variant_flatten_nested=false event_scheduler=OFF exec_mem_limit=100147483648
        explicit_defaults_for_timestamp=true foreign_key_checks=1 forward_to_master=true
        group_commit=off_mode group_concat_max_len=2147483646 insert_max_filter_ratio=1.0 insert_timeout=14400 insert_visible_timeout_ms=60000
        interactive_timeout=3600 last_insert_id=0 lock_wait_timeout=31536000 max_execution_time=900000
        net_buffer_length=16384 net_read_timeout=600 net_write_timeout=600
        parallel_pipeline_task_num=0 partial_update_new_key_behavior=APPEND profiling=false query_cache_size=1048576 query_cache_type=0
        query_timeout=900 require_sequence_in_insert=true resource_group= runtime_filter_mode=GLOBAL session_track_gtids=OFF
        session_track_schema=ON session_track_state_change=OFF session_track_system_variables=
        session_track_transaction_info=OFF show_hidden_columns=false show_user_default_role=false
        skip_delete_bitmap=false skip_delete_predicate=false skip_delete_sign=false
        skip_missing_version=false skip_storage_engine_merge=false sql_auto_is_null=false sql_dialect=doris sql_quote_show_create=true
        sql_safe_updates=0 sql_select_limit=9223372036854775807 storage_engine=olap
        time_zone=+00:00 transaction_read_only=false tx_read_only=false unique_checks=1
        read_only=true super_read_only=true
        unique_key_view=true use_v2_rollup=false wait_timeout=28800 workload_group=
        """;
    for (String pair : text.strip().split("\\s+")) {
      int equals = pair.indexOf('=');
      defaults.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    defaults.put("time_zone", java.util.TimeZone.getDefault().getID());
    defaults.put("sql_mode", "ONLY_FULL_GROUP_BY");
    defaults.put("enable_match_without_inverted_index", "true");
    defaults.put("tx_isolation", "REPEATABLE-READ");
    defaults.put("transaction_isolation", "REPEATABLE-READ");
  }

  /** Of a session that came in by no port. */
  static SystemVariables usual() {
    return USUAL;
  }

  static String versionComment() {
    return Version.DORIS_BUILD_VERSION_PREFIX
        + " version "
        + Version.DORIS_BUILD_VERSION
        + "-"
        + Version.DORIS_BUILD_SHORT_HASH;
  }

  /**
   * Value as {@code session} sees it.
   *
   * @throws StatementError if there is no such variable
   */
  public String get(Session session, String name) {
    String key = key(name);
    String own = session == null ? null : session.variables().get(key);
    return own != null ? own : global(key);
  }

  /**
   * What {@code SELECT @@[session.|global.|local.]name} reads.
   *
   * @throws StatementError if there is no such variable, in the words of a query
   */
  public String read(Session session, String scope, String name) {
    String key =
        known(name)
            .orElseThrow(() -> StatementError.general("Unsupported system variable: " + name));
    return scope.equalsIgnoreCase("global") ? global(key) : get(session, key);
  }

  /** Value for sessions to come. */
  public String global(String name) {
    String key = key(name);
    String fixed = readOnly.get(key);
    if (fixed != null) {
      return fixed;
    }
    String value = globals.get(key);
    return value != null ? value : defaults.get(key);
  }

  /** Sets a session's own value; booleans keep the form that they had. */
  public void set(Session session, String name, String value) {
    String key = checked(name);
    session.variables().put(key, normal(key, value));
    if (key.equals("sql_dialect")) {
      session.context().getSessionVariable().setSqlDialect(value);
    }
  }

  /** Name in lower case, if it may be set. */
  public String checked(String name) {
    String key = key(name);
    if (readOnly.containsKey(key)) {
      throw new StatementError(
          1238,
          "HY000",
          "errCode = 2, detailMessage = Variable '" + name + "' is a read only variable");
    }
    return key;
  }

  /** Value as it is kept. */
  public String normal(String key, String value) {
    if (key.equals("time_zone")) {
      return TimeZoneName.checked(value);
    }
    if (key.equals("sql_mode")) {
      return SqlMode.normal(value);
    }
    if (key.equals("group_commit") && !GROUP_COMMIT.contains(value.toLowerCase(Locale.ROOT))) {
      throw error(ErrorCode.ERR_WRONG_VALUE_FOR_VAR, key, value);
    }
    if (GlobalOnly.contains(key)) {
      return GlobalOnly.normal(key, value);
    }
    String usual = defaults.get(key);
    String kept = usual.equals("true") || usual.equals("false") ? truth(key, value) : value;
    TuningVariables.checkSettable(key, kept);
    return kept;
  }

  private static String truth(String key, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "on", "true" -> "true";
      case "0", "off", "false" -> "false";
      default -> throw error(ErrorCode.ERR_WRONG_VALUE_FOR_VAR, key, value);
    };
  }

  /** Value that Doris comes with. */
  public String usual(String name) {
    String key = key(name);
    return readOnly.getOrDefault(key, defaults.get(key));
  }

  public void setGlobal(String key, String value) {
    globals.put(key, value);
  }

  public Map<String, String> globals() {
    return globals;
  }

  /** All of them, by name. */
  public List<String> names() {
    List<String> names = new ArrayList<>(defaults.keySet());
    names.addAll(readOnly.keySet());
    names.sort(null);
    return names;
  }

  /** Name of a variable as SHOW VARIABLES tells it; empty = it does not. */
  public Optional<String> shown(String key) {
    return ShownNames.shown(key);
  }

  /** Value that a session gets when it sets one to DEFAULT. */
  public String fallback(String name) {
    return global(name);
  }

  private String key(String name) {
    return known(name)
        .orElseThrow(() -> error(ErrorCode.ERR_UNKNOWN_SYSTEM_VARIABLE, name, nearest(name)));
  }

  private Optional<String> known(String name) {
    return ShownNames.key(name.toLowerCase(Locale.ROOT))
        .filter(key -> defaults.containsKey(key) || readOnly.containsKey(key));
  }

  private String nearest(String name) {
    String wanted = name.toUpperCase(Locale.ROOT);
    return names().stream()
        .flatMap(key -> ShownNames.shown(key).stream())
        .sorted(
            Comparator.comparingDouble(
                shown -> NameSimilarity.distance(shown.toUpperCase(Locale.ROOT), wanted)))
        .limit(3)
        .map(shown -> "'" + shown + "'")
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static StatementError error(ErrorCode code, Object... args) {
    return Errors.of(code, args);
  }
}
