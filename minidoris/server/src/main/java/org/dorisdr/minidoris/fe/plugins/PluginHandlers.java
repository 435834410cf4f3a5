package org.dorisdr.minidoris.fe.plugins;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.doris.common.UserException;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.SessionHandlers;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.InstallPlugin;
import org.dorisdr.sql.stock.admin.ShowPlugins;
import org.dorisdr.sql.stock.admin.UninstallPlugin;

/** INSTALL, UNINSTALL and SHOW PLUGINS. Thread safe. */
final class PluginHandlers {
  private static final List<String> COLUMNS =
      List.of(
          "Name",
          "Type",
          "Description",
          "Version",
          "JavaVersion",
          "ClassName",
          "SoName",
          "Sources",
          "Status",
          "Properties");

  /** What Doris lists of itself; minidoris has these services in other forms or not at all. */
  private static final List<List<String>> BUILT_IN =
      List.of(
          builtIn(
              "__builtin_AuditLoader",
              "AUDIT",
              "builtin audit loader, to load audit log to internal table",
              "2.1.0",
              "org.apache.doris.plugin.audit.AuditLoader"),
          builtIn(
              "__builtin_AuditLogBuilder",
              "AUDIT",
              "builtin audit logger",
              "0.12.0",
              "org.apache.doris.plugin.audit.AuditLogBuilder"),
          builtIn(
              "__builtin_SqlDialectConverter",
              "DIALECT",
              "builtin sql dialect converter",
              "2.1.0",
              "org.apache.doris.plugin.dialect.HttpDialectConverterPlugin"));

  private final PluginManager plugins;
  private final Privileges privileges;

  PluginHandlers(PluginManager plugins, Privileges privileges) {
    this.plugins = plugins;
    this.privileges = privileges;
  }

  private static List<String> builtIn(
      String name, String type, String description, String version, String className) {
    return Arrays.asList(
        name, type, description, version, "1.8.31", className, null, "Builtin", "INSTALLED", "{}");
  }

  static boolean isBuiltIn(String name) {
    return BUILT_IN.stream().anyMatch(r -> r.get(0).equals(name));
  }

  StatementResult install(Session session, InstallPlugin statement) {
    privileges.needGlobal(session, PrivPredicate.ADMIN);
    try {
      plugins.install(statement.source(), statement.properties());
    } catch (UserException e) {
      throw Errors.of(e);
    } catch (IOException e) {
      throw StatementError.general(String.valueOf(e.getMessage()));
    }
    return StatementResult.ok();
  }

  StatementResult uninstall(Session session, UninstallPlugin statement) {
    privileges.needGlobal(session, PrivPredicate.ADMIN);
    try {
      plugins.uninstall(statement.name());
    } catch (UserException e) {
      throw Errors.of(e);
    }
    return StatementResult.ok();
  }

  StatementHandler<ShowPlugins> show() {
    return SessionHandlers.anywhere(
        (session, statement) -> {
          privileges.needGlobal(session, PrivPredicate.ADMIN);
          List<List<String>> rows = new ArrayList<>(BUILT_IN);
          plugins.installed().forEach(p -> rows.add(row(p)));
          return StatementResult.show(COLUMNS, rows);
        });
  }

  private List<String> row(InstalledPlugin plugin) {
    String error = plugins.error(plugin.name());
    return Arrays.asList(
        plugin.name(),
        plugin.type(),
        plugin.description(),
        plugin.version(),
        plugin.javaVersion(),
        plugin.className(),
        null,
        plugin.source(),
        error == null ? "INSTALLED" : "ERROR",
        properties(plugin.properties()));
  }

  private static String properties(Map<String, String> properties) {
    return properties.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\" = \"" + e.getValue() + "\"")
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
