package org.dorisdr.minidoris.fe.auth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.doris.analysis.UserIdentity;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.backup.BackupSnapshot;
import org.dorisdr.sql.stock.backup.CancelBackupJob;
import org.dorisdr.sql.stock.backup.RecoverDatabase;
import org.dorisdr.sql.stock.backup.RecoverPartition;
import org.dorisdr.sql.stock.backup.RecoverTable;
import org.dorisdr.sql.stock.backup.RestoreSnapshot;
import org.dorisdr.sql.stock.catalog.AlterDatabaseProperties;
import org.dorisdr.sql.stock.catalog.AlterDatabaseQuota;
import org.dorisdr.sql.stock.catalog.AlterTable;
import org.dorisdr.sql.stock.catalog.AlterView;
import org.dorisdr.sql.stock.catalog.BuildIndex;
import org.dorisdr.sql.stock.catalog.CancelAlterTable;
import org.dorisdr.sql.stock.catalog.CancelBuildIndex;
import org.dorisdr.sql.stock.catalog.CancelMaterializedViewTask;
import org.dorisdr.sql.stock.catalog.CreateDatabase;
import org.dorisdr.sql.stock.catalog.CreateMaterializedView;
import org.dorisdr.sql.stock.catalog.CreateTable;
import org.dorisdr.sql.stock.catalog.CreateTableAs;
import org.dorisdr.sql.stock.catalog.CreateTableLike;
import org.dorisdr.sql.stock.catalog.CreateView;
import org.dorisdr.sql.stock.catalog.Describe;
import org.dorisdr.sql.stock.catalog.DropDatabase;
import org.dorisdr.sql.stock.catalog.DropMaterializedView;
import org.dorisdr.sql.stock.catalog.DropTable;
import org.dorisdr.sql.stock.catalog.DropView;
import org.dorisdr.sql.stock.catalog.LockTables;
import org.dorisdr.sql.stock.catalog.PauseMaterializedView;
import org.dorisdr.sql.stock.catalog.RefreshMaterializedView;
import org.dorisdr.sql.stock.catalog.RenameDatabase;
import org.dorisdr.sql.stock.catalog.RenameMaterializedView;
import org.dorisdr.sql.stock.catalog.ResumeMaterializedView;
import org.dorisdr.sql.stock.catalog.ShowBackends;
import org.dorisdr.sql.stock.catalog.ShowColumns;
import org.dorisdr.sql.stock.catalog.ShowCreateDatabase;
import org.dorisdr.sql.stock.catalog.ShowCreateMaterializedView;
import org.dorisdr.sql.stock.catalog.ShowCreateTable;
import org.dorisdr.sql.stock.catalog.ShowCreateView;
import org.dorisdr.sql.stock.catalog.ShowData;
import org.dorisdr.sql.stock.catalog.ShowDatabases;
import org.dorisdr.sql.stock.catalog.ShowDynamicPartitions;
import org.dorisdr.sql.stock.catalog.ShowFrontends;
import org.dorisdr.sql.stock.catalog.ShowIndex;
import org.dorisdr.sql.stock.catalog.ShowPartitions;
import org.dorisdr.sql.stock.catalog.ShowTableStatus;
import org.dorisdr.sql.stock.catalog.ShowTables;
import org.dorisdr.sql.stock.catalog.ShowViewsOf;
import org.dorisdr.sql.stock.catalog.TableName;
import org.dorisdr.sql.stock.catalog.TruncateTable;
import org.dorisdr.sql.stock.txn.CleanLabels;
import org.dorisdr.sql.stock.txn.ShowTransaction;

/**
 * What a user needs for the statements of catalog and backup, asked in one place before their
 * handlers run. Statements that are not listed ask by themselves or are free. Thread safe.
 */
public final class StatementRules {
  private static final PrivPredicate ALTER_CREATE = PrivPredicate.ALTER_CREATE;

  private final Privileges privileges;
  private final GlobalRules globals;
  private final UnbuiltRules unbuilt;
  private final Map<Class<?>, BiConsumer<Session, StockStatement>> rules = new HashMap<>();

  public StatementRules(Privileges privileges) {
    this.privileges = privileges;
    this.globals = new GlobalRules(privileges);
    this.unbuilt = new UnbuiltRules(privileges);
    databases();
    tables();
    shows();
    backups();
  }

  /**
   * @throws org.dorisdr.minidoris.fe.session.StatementError with Doris's code and text
   */
  public void check(Session session, StockStatement statement) {
    globals.check(session, statement);
    BiConsumer<Session, StockStatement> rule = rules.get(statement.getClass());
    if (rule != null) {
      rule.accept(session, statement);
    }
  }

  /**
   * Looks at a text that the grammar does not take, before it is refused by name.
   *
   * @throws org.dorisdr.minidoris.fe.session.StatementError with Doris's code and text
   */
  public void checkUnbuilt(Session session, String text) {
    unbuilt.check(session, text);
  }

  /** Leaves out rows of things that the user may not know of. */
  public StatementResult filter(Session session, StockStatement statement, StatementResult result) {
    if (statement instanceof ShowDatabases) {
      return keep(result, name -> privileges.canSee(session, name));
    }
    if (statement instanceof ShowTables show) {
      return keepTables(session, show.database(), result);
    }
    if (statement instanceof ShowTableStatus show) {
      return keepTables(session, show.database(), result);
    }
    if (statement instanceof ShowDynamicPartitions show) {
      return keepTables(session, show.database(), result);
    }
    return result;
  }

  private StatementResult keepTables(Session session, String named, StatementResult result) {
    String database = named == null ? session.database() : named;
    return keep(result, name -> privileges.canSee(session, database, name));
  }

  private static StatementResult keep(StatementResult result, Function<String, Boolean> visible) {
    List<List<String>> rows = new ArrayList<>();
    result
        .rows()
        .forEachRemaining(
            r -> {
              if (visible.apply(r.get(0))) {
                rows.add(r);
              }
            });
    result.close();
    return StatementResult.rows(result.columns(), rows);
  }

  private void databases() {
    database(CreateDatabase.class, CreateDatabase::name, PrivPredicate.CREATE);
    database(DropDatabase.class, DropDatabase::name, PrivPredicate.DROP);
    database(RenameDatabase.class, RenameDatabase::name, PrivPredicate.ALTER);
    rule(AlterDatabaseProperties.class, (s, d) -> needAdmin(s, d.name()));
    rule(AlterDatabaseQuota.class, (s, d) -> needAdmin(s, d.name()));
    database(RecoverDatabase.class, RecoverDatabase::name, ALTER_CREATE);
    rule(
        ShowCreateDatabase.class,
        (s, d) -> {
          if (!privileges.canSee(s, d.name())) {
            throw Errors.of(
                ErrorCode.ERR_DB_ACCESS_DENIED_ERROR,
                PrivPredicate.SHOW.getPrivs().toString(),
                d.name());
          }
        });
    rule(
        ShowTableStatus.class,
        (s, t) -> seeDatabase(s, t.database() == null ? s.database() : t.database()));
  }

  private void tables() {
    special(CreateTable.class, CreateTable::name, PrivPredicate.CREATE, "CREATE");
    special(CreateTableAs.class, CreateTableAs::name, PrivPredicate.CREATE, "CREATE");
    rule(
        CreateTableLike.class,
        (s, t) -> {
          needSpecial(s, t.source(), PrivPredicate.SELECT, "SELECT");
          needSpecial(s, t.name(), PrivPredicate.CREATE, "CREATE");
        });
    rule(CreateMaterializedView.class, this::createMaterializedView);
    table(
        RefreshMaterializedView.class,
        RefreshMaterializedView::name,
        PrivPredicate.CREATE,
        "CREATE");
    table(PauseMaterializedView.class, PauseMaterializedView::name, PrivPredicate.CREATE, "CREATE");
    table(
        ResumeMaterializedView.class, ResumeMaterializedView::name, PrivPredicate.CREATE, "CREATE");
    table(
        CancelMaterializedViewTask.class,
        CancelMaterializedViewTask::name,
        PrivPredicate.CREATE,
        "CREATE");
    table(RenameMaterializedView.class, RenameMaterializedView::name, PrivPredicate.ALTER, "ALTER");
    table(DropMaterializedView.class, DropMaterializedView::name, PrivPredicate.DROP, "DROP");
    listed(CreateView.class, CreateView::name, PrivPredicate.CREATE);
    listed(AlterView.class, AlterView::name, PrivPredicate.ALTER);
    special(DropTable.class, DropTable::name, PrivPredicate.DROP, "DROP");
    special(DropView.class, DropView::name, PrivPredicate.DROP, "DROP");
    special(TruncateTable.class, TruncateTable::name, PrivPredicate.LOAD, "LOAD");
    table(AlterTable.class, AlterTable::name, PrivPredicate.ALTER, "ALTER TABLE");
    table(BuildIndex.class, BuildIndex::table, PrivPredicate.ALTER, "ALTER TABLE");
    table(
        CancelAlterTable.class, CancelAlterTable::name, PrivPredicate.ALTER, "CANCEL ALTER TABLE");
    table(
        CancelBuildIndex.class, CancelBuildIndex::name, PrivPredicate.ALTER, "CANCEL ALTER TABLE");
    table(RecoverTable.class, r -> Named.name(r.name()), ALTER_CREATE, "RECOVERY");
    table(RecoverPartition.class, r -> Named.name(r.table()), ALTER_CREATE, "RECOVERY");
  }

  /** A synchronous one belongs to the table that it is made of. */
  private void createMaterializedView(Session session, CreateMaterializedView view) {
    if (view.refresh() != null) {
      needTable(session, view.name(), PrivPredicate.CREATE, "CREATE");
      return;
    }
    TableName base = UnbuiltNames.of(session, view.query()).tableBehindFrom();
    if (base != null) {
      needSpecial(session, base, PrivPredicate.ALTER, "ALTER");
    }
  }

  private void shows() {
    rule(ShowBackends.class, (s, b) -> privileges.needInformation(s));
    rule(ShowFrontends.class, (s, f) -> privileges.needInformation(s));
    table(ShowCreateTable.class, ShowCreateTable::name, PrivPredicate.SHOW, "SHOW CREATE TABLE");
    table(
        ShowCreateMaterializedView.class,
        ShowCreateMaterializedView::name,
        PrivPredicate.SHOW,
        "SHOW");
    table(ShowCreateView.class, ShowCreateView::name, PrivPredicate.SHOW, "SHOW CREATE TABLE");
    table(ShowViewsOf.class, ShowViewsOf::name, PrivPredicate.SHOW, "SHOW VIEW");
    table(Describe.class, Describe::name, PrivPredicate.SHOW, "DESCRIBE");
    rule(
        ShowColumns.class,
        (s, c) -> {
          if (lacks(s, c.name(), PrivPredicate.SHOW)) {
            throw Errors.of(
                ErrorCode.ERR_TABLE_ACCESS_DENIED_ERROR,
                PrivPredicate.SHOW.getPrivs().toString(),
                Named.database(s, c.name()) + "." + c.name().table());
          }
        });
    rule(
        ShowIndex.class,
        (s, i) ->
            needTable(
                s,
                i.name(),
                PrivPredicate.SHOW,
                "SHOW INDEX",
                "`%s`.`%s`".formatted(Named.database(s, i.name()), i.name().table())));
    table(ShowPartitions.class, ShowPartitions::name, PrivPredicate.SHOW, "SHOW PARTITIONS");
    rule(
        ShowData.class,
        (s, d) -> {
          if (d.name() == null && s.database() == null) {
            privileges.needGlobal(
                s, PrivPredicate.ADMIN, PrivPredicate.ADMIN.getPrivs().toString());
          }
          needTable(s, d.name(), PrivPredicate.SHOW, "SHOW DATA");
        });
    rule(
        LockTables.class,
        (s, l) ->
            l.tables()
                .forEach(
                    t ->
                        needTable(
                            s,
                            t,
                            PrivPredicate.SELECT,
                            "SELECT",
                            Named.database(s, t) + "." + t.table())));
  }

  private void backups() {
    rule(
        ShowTransaction.class,
        (s, t) -> {
          String database = t.database() == null ? s.database() : t.database();
          if (database != null && !privileges.hasDatabase(user(s), database, PrivPredicate.LOAD)) {
            throw Errors.of(
                ErrorCode.ERR_DB_ACCESS_DENIED_ERROR,
                PrivPredicate.LOAD.getPrivs().toString(),
                database);
          }
        });
    rule(CleanLabels.class, (s, c) -> load(s, c.database()));
    rule(BackupSnapshot.class, (s, b) -> load(s, Named.name(b.label()).database()));
    rule(RestoreSnapshot.class, (s, r) -> load(s, Named.name(r.label()).database()));
    rule(CancelBackupJob.class, (s, c) -> load(s, c.database()));
  }

  private <S extends StockStatement> void rule(Class<S> type, BiConsumer<Session, S> rule) {
    rules.put(type, (session, statement) -> rule.accept(session, type.cast(statement)));
  }

  private <S extends StockStatement> void database(
      Class<S> type, Function<S, String> name, PrivPredicate wanted) {
    rule(type, (s, d) -> privileges.needDatabase(s, name.apply(d), wanted));
  }

  private <S extends StockStatement> void table(
      Class<S> type, Function<S, TableName> name, PrivPredicate wanted, String command) {
    rule(type, (s, t) -> needTable(s, name.apply(t), wanted, command));
  }

  private static UserIdentity user(Session session) {
    return session.context().getCurrentUserIdentity();
  }

  private void needTable(Session session, TableName table, PrivPredicate wanted, String command) {
    if (table != null) {
      needTable(
          session, table, wanted, command, Named.database(session, table) + ": " + table.table());
    }
  }

  /**
   * @param shown how Doris's text names the table
   */
  private void needTable(
      Session session, TableName table, PrivPredicate wanted, String command, String shown) {
    if (lacks(session, table, wanted)) {
      throw Errors.of(
          ErrorCode.ERR_TABLEACCESS_DENIED_ERROR, command, session.user(), session.host(), shown);
    }
  }

  private boolean lacks(Session session, TableName table, PrivPredicate wanted) {
    String database = Named.database(session, table);
    return database != null && !privileges.hasTable(user(session), database, table.table(), wanted);
  }

  /** Statements for which Doris lists the privileges of which one is enough. */
  private <S extends StockStatement> void listed(
      Class<S> type, Function<S, TableName> name, PrivPredicate wanted) {
    rule(
        type,
        (s, t) -> {
          if (lacks(s, name.apply(t), wanted)) {
            throw Errors.of(
                ErrorCode.ERR_TABLE_ACCESS_DENIED_ERROR,
                wanted.getPrivs().toString(),
                name.apply(t).table());
          }
        });
  }

  /** Statements for which Doris names the privilege instead of the table. */
  private <S extends StockStatement> void special(
      Class<S> type, Function<S, TableName> name, PrivPredicate wanted, String word) {
    rule(type, (s, t) -> needSpecial(s, name.apply(t), wanted, word));
  }

  private void needSpecial(Session session, TableName table, PrivPredicate wanted, String word) {
    String database = Named.database(session, table);
    if (database != null && !privileges.hasTable(user(session), database, table.table(), wanted)) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, word);
    }
  }

  private void needAdmin(Session session, String database) {
    if (!privileges.hasGlobal(user(session), PrivPredicate.ADMIN)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), database);
    }
  }

  private void seeDatabase(Session session, String database) {
    if (database != null && !privileges.canSee(session, database)) {
      throw Errors.of(ErrorCode.ERR_DBACCESS_DENIED_ERROR, session.user(), database);
    }
  }

  private void load(Session session, String written) {
    String database = written == null ? session.database() : written;
    boolean allowed =
        database == null
            ? privileges.hasGlobal(session.context().getCurrentUserIdentity(), PrivPredicate.LOAD)
            : privileges.hasDatabase(
                session.context().getCurrentUserIdentity(), database, PrivPredicate.LOAD);
    if (!allowed) {
      throw Errors.of(ErrorCode.ERR_SPECIFIC_ACCESS_DENIED_ERROR, "LOAD");
    }
  }
}
