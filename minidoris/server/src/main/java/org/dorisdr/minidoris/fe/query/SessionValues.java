package org.dorisdr.minidoris.fe.query;

import java.util.Locale;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.VariableTypes;

/** Functions and variables whose value is the session's, as DuckDB literals. Stateless. */
final class SessionValues {
  private SessionValues() {}

  /** Value of a function without arguments; null if it is not the session's. */
  static String function(Session session, String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "database", "schema" ->
          Identifiers.literal(session.database() == null ? "" : session.database());
      case "user", "session_user" ->
          Identifiers.literal("'" + session.user() + "'@'" + session.host() + "'");
      case "current_user" -> Identifiers.literal("'" + session.user() + "'@'%'");
      case "version" -> "'5.7.99'";
      case "connection_id" -> String.valueOf(session.id());
      case "current_catalog" -> "'internal'";
      default -> null;
    };
  }

  /**
   * Value of a variable written as {@code @@[session.|global.]name}.
   *
   * @throws org.dorisdr.minidoris.fe.session.StatementError if there is none of that name
   */
  static String variable(Session session, String name) {
    String plain = name.replace("@", "").replace("`", "");
    int dot = plain.lastIndexOf('.');
    String scope = dot < 0 ? "" : plain.substring(0, dot);
    plain = plain.substring(dot + 1).toLowerCase(Locale.ROOT);
    String value = session.system().read(session, scope, plain);
    return switch (VariableTypes.of(plain, value)) {
      case "boolean" -> value;
      case "int" -> value;
      case "bigint" -> value.equals("true") ? "1" : value.equals("false") ? "0" : value;
      case "double" -> "CAST(" + value + " AS DOUBLE)";
      default -> Identifiers.literal(value);
    };
  }
}
