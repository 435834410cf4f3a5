package org.dorisdr.minidoris.fe.catalog.ddl;

import org.dorisdr.minidoris.fe.catalog.view.ViewHandlers;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.AlterDatabaseProperties;
import org.dorisdr.sql.stock.catalog.AlterDatabaseQuota;
import org.dorisdr.sql.stock.catalog.AlterNodes;
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
import org.dorisdr.sql.stock.catalog.DecommissionBackends;
import org.dorisdr.sql.stock.catalog.DropDatabase;
import org.dorisdr.sql.stock.catalog.DropMaterializedView;
import org.dorisdr.sql.stock.catalog.DropTable;
import org.dorisdr.sql.stock.catalog.DropView;
import org.dorisdr.sql.stock.catalog.PauseMaterializedView;
import org.dorisdr.sql.stock.catalog.RefreshMaterializedView;
import org.dorisdr.sql.stock.catalog.RenameDatabase;
import org.dorisdr.sql.stock.catalog.RenameMaterializedView;
import org.dorisdr.sql.stock.catalog.ResumeMaterializedView;
import org.dorisdr.sql.stock.catalog.TruncateTable;

/** Registers the handlers of statements that change the catalog. */
public final class DdlStatements {
  private DdlStatements() {}

  public static void register(Ddl ddl, StatementRegistry statements) {
    DatabaseHandlers databases = new DatabaseHandlers(ddl);
    statements.register(CreateDatabase.class, databases::create);
    statements.register(DropDatabase.class, databases::drop);
    statements.register(RenameDatabase.class, databases::rename);
    statements.register(AlterDatabaseProperties.class, databases::alter);
    statements.register(AlterDatabaseQuota.class, databases::quota);
    DropTableHandlers drops = new DropTableHandlers(ddl);
    statements.register(DropTable.class, drops::table);
    statements.register(DropView.class, drops::view);
    CreateTableHandler creates = new CreateTableHandler(ddl);
    statements.register(CreateTable.class, creates);
    statements.register(CreateTableLike.class, new CreateTableLikeHandler(ddl, creates));
    statements.register(CreateTableAs.class, new CreateTableAsHandler(ddl, creates));
    statements.register(
        CreateMaterializedView.class, new CreateMaterializedViewHandler(ddl, creates));
    MaterializedViewHandlers materialized = new MaterializedViewHandlers(ddl);
    statements.register(RefreshMaterializedView.class, materialized::refresh);
    statements.register(RenameMaterializedView.class, materialized::rename);
    statements.register(PauseMaterializedView.class, materialized::pause);
    statements.register(ResumeMaterializedView.class, materialized::resume);
    statements.register(CancelMaterializedViewTask.class, materialized::cancelTask);
    statements.register(DropMaterializedView.class, drops::materialized);
    ViewHandlers views = new ViewHandlers(ddl);
    statements.register(CreateView.class, views::create);
    statements.register(AlterView.class, views::alter);
    statements.register(TruncateTable.class, new TruncateHandler(ddl));
    statements.register(AlterTable.class, new AlterTableHandler(ddl));
    statements.register(
        BuildIndex.class,
        (session, s) -> {
          new IndexJobs(ddl, new AlterTarget(ddl, session, s.table())).build(s);
          return StatementResult.ok();
        });
    statements.register(CancelAlterTable.class, new CancelAlterHandler(ddl));
    statements.register(CancelBuildIndex.class, new CancelBuildIndexHandler(ddl));
    statements.register(AlterNodes.class, new NodeHandler(ddl));
    statements.register(DecommissionBackends.class, new DecommissionHandler(ddl));
  }
}
