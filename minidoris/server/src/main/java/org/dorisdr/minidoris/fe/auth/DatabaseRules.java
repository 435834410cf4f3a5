package org.dorisdr.minidoris.fe.auth;

import java.util.function.Function;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.backup.BackupSnapshot;
import org.dorisdr.sql.stock.backup.CancelBackupJob;
import org.dorisdr.sql.stock.backup.RecoverDatabase;
import org.dorisdr.sql.stock.backup.RestoreSnapshot;
import org.dorisdr.sql.stock.catalog.AlterDatabaseProperties;
import org.dorisdr.sql.stock.catalog.AlterDatabaseQuota;
import org.dorisdr.sql.stock.catalog.CreateDatabase;
import org.dorisdr.sql.stock.catalog.DropDatabase;
import org.dorisdr.sql.stock.catalog.RenameDatabase;
import org.dorisdr.sql.stock.catalog.ShowCreateDatabase;
import org.dorisdr.sql.stock.catalog.ShowTableStatus;
import org.dorisdr.sql.stock.txn.CleanLabels;
import org.dorisdr.sql.stock.txn.ShowTransaction;

/** Statements about databases, and those of backup and loads that want a privilege on one. */
final class DatabaseRules extends RuleSet {
  DatabaseRules(Privileges privileges) {
    super(privileges);
    database(CreateDatabase.class, CreateDatabase::name, PrivPredicate.CREATE);
    database(DropDatabase.class, DropDatabase::name, PrivPredicate.DROP);
    database(RenameDatabase.class, RenameDatabase::name, PrivPredicate.ALTER);
    rule(AlterDatabaseProperties.class, (s, d) -> needAdmin(s, d.name()));
    rule(AlterDatabaseQuota.class, (s, d) -> needAdmin(s, d.name()));
    database(RecoverDatabase.class, RecoverDatabase::name, PrivPredicate.ALTER_CREATE);
    rule(
        ShowCreateDatabase.class,
        (s, d) -> {
          if (!privileges.canSee(s, d.name())) {
            throw databaseDenied(PrivPredicate.SHOW, d.name());
          }
        });
    rule(ShowTableStatus.class, (s, t) -> seeDatabase(s, Named.database(s, t.database())));
    rule(
        ShowTransaction.class,
        (s, t) -> {
          String database = Named.database(s, t.database());
          if (database != null
              && !privileges.hasDatabase(Privileges.user(s), database, PrivPredicate.LOAD)) {
            throw databaseDenied(PrivPredicate.LOAD, database);
          }
        });
    rule(CleanLabels.class, (s, c) -> load(s, c.database()));
    rule(BackupSnapshot.class, (s, b) -> load(s, Named.name(b.label()).database()));
    rule(RestoreSnapshot.class, (s, r) -> load(s, Named.name(r.label()).database()));
    rule(CancelBackupJob.class, (s, c) -> load(s, c.database()));
  }

  private <S extends StockStatement> void database(
      Class<S> type, Function<S, String> name, PrivPredicate wanted) {
    rule(type, (s, d) -> privileges.needDatabase(s, name.apply(d), wanted));
  }

  private static StatementError databaseDenied(PrivPredicate wanted, String database) {
    return Errors.of(ErrorCode.ERR_DB_ACCESS_DENIED_ERROR, wanted.getPrivs().toString(), database);
  }

  private void needAdmin(Session session, String database) {
    if (!privileges.hasGlobal(Privileges.user(session), PrivPredicate.ADMIN)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), database);
    }
  }

  private void seeDatabase(Session session, String database) {
    if (database != null && !privileges.canSee(session, database)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), database);
    }
  }

  private void load(Session session, String written) {
    String database = Named.database(session, written);
    boolean allowed =
        database == null
            ? privileges.hasGlobal(Privileges.user(session), PrivPredicate.LOAD)
            : privileges.hasDatabase(Privileges.user(session), database, PrivPredicate.LOAD);
    if (!allowed) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, "LOAD");
    }
  }
}
