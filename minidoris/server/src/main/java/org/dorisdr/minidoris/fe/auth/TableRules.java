package org.dorisdr.minidoris.fe.auth;

import java.util.function.Function;
import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.sql.stock.StockStatement;
import org.dorisdr.sql.stock.backup.RecoverPartition;
import org.dorisdr.sql.stock.backup.RecoverTable;
import org.dorisdr.sql.stock.catalog.AlterTable;
import org.dorisdr.sql.stock.catalog.AlterView;
import org.dorisdr.sql.stock.catalog.BuildIndex;
import org.dorisdr.sql.stock.catalog.CancelAlterTable;
import org.dorisdr.sql.stock.catalog.CancelBuildIndex;
import org.dorisdr.sql.stock.catalog.CancelMaterializedViewTask;
import org.dorisdr.sql.stock.catalog.CreateMaterializedView;
import org.dorisdr.sql.stock.catalog.CreateTable;
import org.dorisdr.sql.stock.catalog.CreateTableAs;
import org.dorisdr.sql.stock.catalog.CreateTableLike;
import org.dorisdr.sql.stock.catalog.CreateView;
import org.dorisdr.sql.stock.catalog.DropMaterializedView;
import org.dorisdr.sql.stock.catalog.DropTable;
import org.dorisdr.sql.stock.catalog.DropView;
import org.dorisdr.sql.stock.catalog.PauseMaterializedView;
import org.dorisdr.sql.stock.catalog.RefreshMaterializedView;
import org.dorisdr.sql.stock.catalog.RenameMaterializedView;
import org.dorisdr.sql.stock.catalog.ResumeMaterializedView;
import org.dorisdr.sql.stock.catalog.TableName;
import org.dorisdr.sql.stock.catalog.TruncateTable;

/** Statements that make, change and drop tables and views. */
final class TableRules extends RuleSet {
  TableRules(Privileges privileges) {
    super(privileges);
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
    table(RecoverTable.class, r -> Named.name(r.name()), PrivPredicate.ALTER_CREATE, "RECOVERY");
    table(
        RecoverPartition.class, r -> Named.name(r.table()), PrivPredicate.ALTER_CREATE, "RECOVERY");
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
}
