package org.dorisdr.minidoris.fe.backup;

import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.backup.AlterRepository;
import org.dorisdr.sql.stock.backup.BackupSnapshot;
import org.dorisdr.sql.stock.backup.CancelBackupJob;
import org.dorisdr.sql.stock.backup.CreateRepository;
import org.dorisdr.sql.stock.backup.DropRepository;
import org.dorisdr.sql.stock.backup.RestoreSnapshot;
import org.dorisdr.sql.stock.backup.ShowBackup;
import org.dorisdr.sql.stock.backup.ShowCreateRepository;
import org.dorisdr.sql.stock.backup.ShowRepositories;
import org.dorisdr.sql.stock.backup.ShowRestore;
import org.dorisdr.sql.stock.backup.ShowSnapshot;

/** All statements of repositories, backup and restore. */
final class BackupStatements {
  private BackupStatements() {}

  static void register(
      StatementRegistry statements,
      BackupManager manager,
      BackupContext context,
      RepositoryPings pings) {
    statements.register(
        CreateRepository.class, new CreateRepositoryHandler(manager, context, pings));
    statements.register(AlterRepository.class, new AlterRepositoryHandler(manager, context, pings));
    statements.register(DropRepository.class, new DropRepositoryHandler(manager, context));
    statements.register(ShowRepositories.class, new ShowRepositoriesHandler(context, pings));
    statements.register(ShowCreateRepository.class, new ShowCreateRepositoryHandler(context));
    statements.register(ShowSnapshot.class, new ShowSnapshotHandler(manager, context));
    statements.register(BackupSnapshot.class, new BackupSubmit(manager, context));
    statements.register(RestoreSnapshot.class, new RestoreSubmit(manager, context));
    statements.register(
        CancelBackupJob.class,
        (session, statement) -> {
          String database = Labels.database(session, statement.database());
          BackupAccess.needLoad(context.frontend(), session, database);
          manager.cancelCurrent(manager.database(database), statement.restore());
          return StatementResult.ok();
        });
    statements.register(ShowBackup.class, new ShowBackupHandler(manager, context));
    statements.register(ShowRestore.class, new ShowRestoreHandler(manager, context));
  }
}
