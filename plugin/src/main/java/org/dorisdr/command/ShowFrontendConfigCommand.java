package org.dorisdr.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dorisdr.config.DrConfig;
import org.dorisdr.host.AccessControl.Privilege;
import org.dorisdr.host.Caller;
import org.dorisdr.host.HostException;
import org.dorisdr.host.LocalSql;
import org.dorisdr.sql.ShowFrontendConfig;
import org.dorisdr.sql.Strings;

/** SHOW FRONTEND CONFIG: Doris's rows, and ours that match among them, by key. */
public final class ShowFrontendConfigCommand implements ShowCommand<ShowFrontendConfig> {
  private final DrConfig config;
  private final LocalSql localSql;
  private final Privileges privileges;

  public ShowFrontendConfigCommand(DrConfig config, LocalSql localSql, Privileges privileges) {
    this.config = config;
    this.localSql = localSql;
    this.privileges = privileges;
  }

  /** What cannot match a key of ours is Doris's alone. */
  @Override
  public boolean takes(ShowFrontendConfig statement) {
    return !config.rows(LikePattern.of(statement.like())).isEmpty();
  }

  @Override
  public Answer run(ShowFrontendConfig statement, Caller caller)
      throws CommandException, HostException {
    privileges.needGlobal(caller, Privilege.ADMIN);
    Optional<String> like = statement.like();
    String filter = like.map(pattern -> " LIKE " + Strings.quote(pattern)).orElse("");
    LocalSql.Result stock = localSql.run(null, "ADMIN SHOW FRONTEND CONFIG" + filter);
    List<List<String>> rows = new ArrayList<>(stock.rows());
    rows.addAll(config.rows(LikePattern.of(like)));
    return new Answer(stock.columns(), rows);
  }
}
