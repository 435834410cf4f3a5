package org.dorisdr.minidoris.fe.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.auth.Privileges;
import org.dorisdr.minidoris.fe.session.LikePattern;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.admin.SetFrontendConfig;
import org.dorisdr.sql.stock.admin.ShowFrontendConfig;

/** SHOW and SET FRONTEND CONFIG. A value that is set lasts until the process ends. Thread safe. */
final class ConfigHandlers {
  private static final List<String> COLUMNS =
      List.of("Key", "Value", "Type", "IsMutable", "MasterOnly", "Comment");

  private final FeSettings settings;
  private final Privileges privileges;

  ConfigHandlers(FeSettings settings, Privileges privileges) {
    this.settings = settings;
    this.privileges = privileges;
  }

  /** Whether these are rows of SHOW FRONTEND CONFIG. */
  static boolean areRows(StatementResult result) {
    return COLUMNS.equals(result.columns().stream().map(StatementResult.Column::name).toList());
  }

  StatementResult show(Session session, ShowFrontendConfig statement) {
    privileges.needGlobal(session, PrivPredicate.ADMIN);
    Predicate<String> wanted = LikePattern.of(statement.pattern(), false);
    return StatementResult.show(
        COLUMNS,
        KnownSetting.ALL.stream().filter(s -> wanted.test(s.shownKey())).map(this::row).toList());
  }

  private List<String> row(KnownSetting setting) {
    return List.of(
        setting.shownKey(),
        setting.value(settings),
        setting.type(),
        String.valueOf(setting.mutable()),
        String.valueOf(setting.masterOnly()),
        "");
  }

  StatementResult set(Session session, SetFrontendConfig statement) {
    privileges.needGlobal(session, PrivPredicate.ADMIN);
    Map<String, String> kept = new LinkedHashMap<>();
    statement.values().forEach((key, value) -> keep(kept, key, value));
    kept.forEach(settings::set);
    HostConfig.publish(settings);
    return StatementResult.ok();
  }

  private static void keep(Map<String, String> kept, String key, String value) {
    KnownSetting setting =
        KnownSetting.named(key)
            .orElseThrow(() -> StatementError.general("Config '" + key + "' does not exist"));
    if (!setting.mutable()) {
      throw StatementError.general("Config '" + key + "' is not mutable");
    }
    kept.put(setting.key(), setting.settable(value));
  }
}
