package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * The properties of users that Doris has: how many connections a user may have and how long
 * statements may run, some that tell Doris how to run them, which are kept and shown, and others,
 * which keep the value that says nothing. Stateless.
 */
final class UserProperties {
  static final String CONNECTIONS = "max_user_connections";

  /** Variables that a user's sessions begin with, if they are numbers above 0. */
  private static final Set<String> TIMEOUTS = Set.of("query_timeout", "insert_timeout");

  /** They would change what is answered, or are about what minidoris does not have. */
  private static final Set<String> FIXED =
      Set.of(
          "max_query_instances",
          "sql_block_rules",
          "resource_tags",
          "default_init_catalog",
          "default_workload_group",
          "default_cloud_cluster",
          "default_compute_group");

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
    switch (name) {
      case CONNECTIONS -> checkConnections(number(name, value));
      case "query_timeout", "insert_timeout", "parallel_fragment_exec_instance_num" ->
          number(name, value);
      case "cpu_resource_limit", "exec_mem_limit", "query_freshness_tolerance_ms" ->
          checkLimit(name, number(name, value));
      default -> {
        if (FIXED.contains(name) && !value.equals(USUAL.get(name))) {
          throw StatementError.general(
              "minidoris does nothing by the property '%s' of users, so that it stays '%s'"
                  .formatted(name, USUAL.get(name)));
        }
      }
    }
  }

  private static long number(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      StatementError error = StatementError.general(name + " is not number");
      error.initCause(e);
      throw error;
    }
  }

  private static void checkLimit(String name, long number) {
    if (number <= 0 && number != -1) {
      throw StatementError.general(name + " is not valid. Should not larger than 0 or equal to -1");
    }
  }

  private static void checkConnections(long number) {
    if (number <= 0 || number > MOST_CONNECTIONS) {
      throw StatementError.general(
          CONNECTIONS + " is not valid, must between 1 and " + MOST_CONNECTIONS);
    }
  }

  /** As it is kept. */
  static String normal(String name, String value) {
    return name.equals("enable_prefer_cached_rowset")
        ? String.valueOf(Boolean.parseBoolean(value))
        : value;
  }

  /** Variables that a session of the user begins with. */
  static Map<String, String> variables(Map<String, String> own) {
    Map<String, String> variables = new TreeMap<>();
    for (String name : TIMEOUTS) {
      String value = own.get(name);
      if (value != null && Long.parseLong(value) > 0) {
        variables.put(name, value);
      }
    }
    return variables;
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
