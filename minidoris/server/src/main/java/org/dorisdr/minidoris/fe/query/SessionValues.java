package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import org.dorisdr.minidoris.fe.session.Session;

/** Functions and variables whose value is the session's, as DuckDB literals. Stateless. */
final class SessionValues {
  private SessionValues() {}

  /** Value of a function without arguments; null if it is not the session's. */
  static String function(Session session, String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "database", "schema" ->
          session.database() == null ? "NULL" : Identifiers.literal(session.database());
      case "user", "session_user" ->
          Identifiers.literal("'" + session.user() + "'@'" + session.host() + "'");
      case "current_user" -> Identifiers.literal("'" + session.user() + "'@'%'");
      case "version" -> "'5.7.99'";
      case "connection_id" -> String.valueOf(session.id());
      case "current_catalog" -> "'internal'";
      default -> null;
    };
  }

  /** Value of a variable written as {@code @@[session.|global.]name}. */
  static String variable(Session session, String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace("@", "");
    plain = plain.replaceFirst("^(session|global|local)\\.", "");
    String value = session.variables().get(plain);
    if (value == null) {
      return fallback(plain);
    }
    return value.matches("-?\\d+") ? value : Identifiers.literal(value);
  }

  private static String fallback(String name) {
    return switch (name) {
      case "version" -> "'5.7.99'";
      case "version_comment" -> "'Doris version minidoris'";
      case "autocommit", "auto_increment_increment" -> "1";
      case "max_allowed_packet" -> "16777216";
      case "tx_isolation", "transaction_isolation" -> "'REPEATABLE-READ'";
      case "tx_read_only", "transaction_read_only", "lower_case_table_names" -> "0";
      case "time_zone" -> Identifiers.literal(java.time.ZoneId.systemDefault().getId());
      case "system_time_zone" -> Identifiers.literal(java.time.ZoneId.systemDefault().getId());
      case "wait_timeout", "interactive_timeout" -> "28800";
      case "net_write_timeout", "net_read_timeout", "query_timeout" -> "60";
      case "sql_mode", "init_connect", "performance_schema", "license" -> "''";
      default ->
          name.startsWith("character_set")
              ? "'utf8mb4'"
              : name.startsWith("collation") ? "'utf8mb4_0900_bin'" : "NULL";
    };
  }
}
