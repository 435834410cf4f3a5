package org.dorisdr.minidoris.fe.backup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.AlterRepository;

/** Runs ALTER REPOSITORY. Tasks that are sent from now on carry the new properties. */
final class AlterRepositoryHandler implements StatementHandler<AlterRepository> {
  private final BackupManager manager;
  private final BackupContext context;
  private final RepositoryPings pings;

  AlterRepositoryHandler(BackupManager manager, BackupContext context, RepositoryPings pings) {
    this.manager = manager;
    this.context = context;
    this.pings = pings;
  }

  @Override
  public StatementResult run(Session session, AlterRepository statement) {
    BackupAccess.needAdmin(context.frontend(), session);
    manager.exclusively(() -> alter(statement));
    return StatementResult.ok();
  }

  private void alter(AlterRepository statement) {
    Repository old =
        context
            .read(() -> context.state().repository(statement.name()))
            .orElseThrow(() -> StatementError.general("Repository does not exist"));
    if (!old.type().equals("S3")) {
      throw StatementError.general("Failed to alter repository: Only support alter s3 repository");
    }
    Map<String, String> merged = new LinkedHashMap<>(old.properties());
    merged.putAll(statement.properties());
    Repository changed = old.withProperties(merged);
    if (!pings.ping(changed)) {
      throw StatementError.general("Repository ping failed with new properties");
    }
    context.locked(() -> context.write(new AlterRepositoryOp(changed)));
  }
}
