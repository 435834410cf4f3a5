package org.dorisdr.minidoris.fe.backup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dorisdr.minidoris.common.Times;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.ShowRepositories;

/** Runs SHOW REPOSITORIES. */
final class ShowRepositoriesHandler implements StatementHandler<ShowRepositories> {
  private static final List<String> COLUMNS =
      List.of(
          "RepoId", "RepoName", "CreateTime", "IsReadOnly", "Location", "Broker", "Type", "ErrMsg");

  private final BackupContext context;
  private final RepositoryPings pings;

  ShowRepositoriesHandler(BackupContext context, RepositoryPings pings) {
    this.context = context;
    this.pings = pings;
  }

  @Override
  public boolean needsMaster() {
    return false;
  }

  @Override
  public StatementResult run(Session session, ShowRepositories statement) {
    BackupAccess.needAdmin(context.frontend(), session);
    List<List<String>> rows = new ArrayList<>();
    for (Repository r : context.read(() -> List.copyOf(context.state().repositories()))) {
      rows.add(
          Arrays.asList(
              String.valueOf(r.id()),
              r.name(),
              Times.text(r.createTime()),
              String.valueOf(r.readOnly()),
              r.location(),
              "-",
              r.type(),
              pings.error(r)));
    }
    return StatementResult.show(COLUMNS, rows);
  }
}
