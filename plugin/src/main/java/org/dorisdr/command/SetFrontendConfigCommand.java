package org.dorisdr.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.config.DrConfig;
import org.dorisdr.config.Settings;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.sql.SetFrontendConfig;

/** ADMIN SET FRONTEND CONFIG for keys that begin with {@code dr_}; others are left to Doris. */
public final class SetFrontendConfigCommand implements Command<SetFrontendConfig> {
  private static final String PERSIST = "persist";

  private final DrConfig config;
  private final Privileges privileges;

  public SetFrontendConfigCommand(DrConfig config, Privileges privileges) {
    this.config = config;
    this.privileges = privileges;
  }

  @Override
  public boolean takes(SetFrontendConfig statement) {
    return statement.properties().asMap().keySet().stream()
        .anyMatch(SetFrontendConfigCommand::ours);
  }

  private static boolean ours(String key) {
    return key.startsWith(Settings.PREFIX);
  }

  @Override
  public Answer run(SetFrontendConfig statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    Map<String, String> pairs = new LinkedHashMap<>(statement.properties().asMap());
    pairs.remove(PERSIST);
    for (String key : pairs.keySet()) {
      if (!ours(key)) {
        throw new CommandException(
            "'" + key + "' is a setting of Doris. HINT: set it in a statement of its own");
      }
    }
    config.set(pairs);
    return Answer.DONE;
  }
}
