package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.DropRepository;

/** Runs DROP REPOSITORY. */
final class DropRepositoryHandler implements StatementHandler<DropRepository> {
  private final BackupManager manager;
  private final BackupContext context;

  DropRepositoryHandler(BackupManager manager, BackupContext context) {
    this.manager = manager;
    this.context = context;
  }

  @Override
  public StatementResult run(Session session, DropRepository statement) {
    BackupAccess.needAdmin(context.frontend(), session);
    manager.exclusively(
        () -> {
          Repository repository =
              context
                  .read(() -> context.state().repository(statement.name()))
                  .orElseThrow(() -> StatementError.general("Repository does not exist"));
          if (manager.isUsed(repository)) {
            throw StatementError.general(
                "Backup or restore job is running on this repository. Can not drop it");
          }
          context.locked(() -> context.write(new DropRepositoryOp(repository.name())));
        });
    return StatementResult.ok();
  }
}
