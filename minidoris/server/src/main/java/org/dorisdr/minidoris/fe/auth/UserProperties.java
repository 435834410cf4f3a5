package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The properties of users that Doris has. Only how many connections a user may have does anything
 * in minidoris, so that others keep the value that says nothing. Stateless.
 */
final class UserProperties {
  static final String CONNECTIONS = "max_user_connections";

  private static final int MOST_CONNECTIONS = 10_000;

  /** What a user has of whom nothing was said. */
  private static final Map<String, String> USUAL =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(CONNECTIONS, "100"),
              Map.entry("max_query_instances", "-1"),
              Map.entry("parallel_fragment_exec_instance_num", "-1"),
              Map.entry("sql_block_rules", ""),
              Map.entry("cpu_resource_limit", "-1"),
              Map.entry("exec_mem_limit", "-1"),
              Map.entry("query_timeout", "-1"),
              Map.entry("insert_timeout", "-1"),
              Map.entry("resource_tags", ""),
              Map.entry("default_init_catalog", "internal"),
              Map.entry("default_workload_group", "normal"),
              Map.entry("enable_prefer_cached_rowset", "false"),
              Map.entry("query_freshness_tolerance_ms", "-1"),
              Map.entry("default_cloud_cluster", ""),
              Map.entry("default_compute_group", "")));

  /** Those that users may set for themselves. */
  private static final Set<String> OWN =
      Set.of(
          "default_init_catalog",
          "default_workload_group",
          "default_cloud_cluster",
          "default_compute_group",
          "query_freshness_tolerance_ms",
          "enable_prefer_cached_rowset");

  private UserProperties() {}

  /** Name in lower case. */
  static String known(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    if (name.equals("resource_tags.location")) {
      name = "resource_tags";
    }
    if (!USUAL.containsKey(name)) {
      throw StatementError.general("Unknown property key: " + key);
    }
    return name;
  }

  static boolean isOwn(String name) {
    return OWN.contains(name);
  }

  /**
   * Throws Doris's error if it would not take the value, and minidoris's if that can do nothing.
   */
  static void check(String name, String value) {
    if (name.equals(CONNECTIONS)) {
      checkConnections(value);
    } else if (!value.equals(USUAL.get(name))) {
      throw StatementError.general(
          "minidoris does nothing by the property '%s' of users, so that it stays '%s'. HINT: only %s can be set"
              .formatted(name, USUAL.get(name), CONNECTIONS));
    }
  }

  private static void checkConnections(String value) {
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      StatementError error = StatementError.general(CONNECTIONS + " is not number");
      error.initCause(e);
      throw error;
    }
    if (number <= 0 || number > MOST_CONNECTIONS) {
      throw StatementError.general(
          CONNECTIONS + " is not valid, must between 1 and " + MOST_CONNECTIONS);
    }
  }

  /** Key and value, by key. */
  static List<List<String>> rows(Map<String, String> own) {
    List<List<String>> rows = new ArrayList<>();
    USUAL.forEach((name, usual) -> rows.add(List.of(name, own.getOrDefault(name, usual))));
    return rows;
  }

  static long connections(Map<String, String> own) {
    return Long.parseLong(own.getOrDefault(CONNECTIONS, USUAL.get(CONNECTIONS)));
  }
}
