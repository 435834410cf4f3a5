package org.dorisdr.minidoris.fe.catalog.show;

import java.util.function.BiFunction;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.proc.ProcRegistry;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.SessionHandlers;
import org.dorisdr.minidoris.fe.session.StatementHandler;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.minidoris.fe.session.StatementResult;
import org.dorisdr.sql.stock.catalog.Describe;
import org.dorisdr.sql.stock.catalog.LockTables;
import org.dorisdr.sql.stock.catalog.ShowAlter;
import org.dorisdr.sql.stock.catalog.ShowBackends;
import org.dorisdr.sql.stock.catalog.ShowBuildIndex;
import org.dorisdr.sql.stock.catalog.ShowColumns;
import org.dorisdr.sql.stock.catalog.ShowCreateDatabase;
import org.dorisdr.sql.stock.catalog.ShowCreateMaterializedView;
import org.dorisdr.sql.stock.catalog.ShowCreateTable;
import org.dorisdr.sql.stock.catalog.ShowCreateView;
import org.dorisdr.sql.stock.catalog.ShowData;
import org.dorisdr.sql.stock.catalog.ShowDatabaseId;
import org.dorisdr.sql.stock.catalog.ShowDatabases;
import org.dorisdr.sql.stock.catalog.ShowDynamicPartitions;
import org.dorisdr.sql.stock.catalog.ShowFrontends;
import org.dorisdr.sql.stock.catalog.ShowIndex;
import org.dorisdr.sql.stock.catalog.ShowPartitionId;
import org.dorisdr.sql.stock.catalog.ShowPartitions;
import org.dorisdr.sql.stock.catalog.ShowProc;
import org.dorisdr.sql.stock.catalog.ShowTableId;
import org.dorisdr.sql.stock.catalog.ShowTableStatus;
import org.dorisdr.sql.stock.catalog.ShowTables;
import org.dorisdr.sql.stock.catalog.ShowTabletId;
import org.dorisdr.sql.stock.catalog.ShowTablets;
import org.dorisdr.sql.stock.catalog.ShowViewsOf;
import org.dorisdr.sql.stock.catalog.UnlockTables;

/** Registers the handlers of statements that show the catalog; every frontend runs them. */
public final class ShowStatements {
  private final StatementRegistry statements;

  private ShowStatements(StatementRegistry statements) {
    this.statements = statements;
  }

  public static void register(Ddl ddl, StatementRegistry statements) {
    ShowStatements show = new ShowStatements(statements);
    ShowTableHandlers tables = new ShowTableHandlers(ddl);
    show.local(ShowDatabases.class, tables::databases);
    show.local(ShowTables.class, tables::tables);
    show.local(ShowTableStatus.class, tables::status);
    show.local(ShowCreateDatabase.class, tables::createDatabase);
    show.local(ShowCreateTable.class, tables::createTable);
    show.local(ShowCreateView.class, tables::createView);
    show.local(ShowViewsOf.class, new ViewRows(ddl)::show);
    MaterializedViewRows materialized = new MaterializedViewRows(ddl);
    show.local(ShowCreateMaterializedView.class, materialized::create);
    show.local(ShowIndex.class, tables::index);
    LockHandler locks = new LockHandler(ddl);
    show.local(LockTables.class, locks::lock);
    show.local(UnlockTables.class, locks::unlock);
    show.local(ShowDatabaseId.class, tables::databaseId);
    show.local(ShowTableId.class, tables::tableId);
    statements.register(ShowDynamicPartitions.class, new DynamicPartitionRows(ddl)::show);
    DescribeHandler describe = new DescribeHandler(ddl);
    show.local(Describe.class, describe::describe);
    show.local(ShowColumns.class, describe::columns);
    ShowPartitionHandlers partitions = new ShowPartitionHandlers(ddl);
    show.forwarded(ShowPartitions.class, partitions::partitions);
    show.local(ShowPartitionId.class, partitions::partitionId);
    show.forwarded(ShowTablets.class, partitions::tablets);
    show.forwarded(ShowTabletId.class, partitions::tabletId);
    show.local(ShowData.class, new ShowDataHandler(ddl)::run);
    ShowAlterHandlers alters = new ShowAlterHandlers(ddl);
    statements.register(ShowAlter.class, alters::jobs);
    show.forwarded(ShowBuildIndex.class, alters::indexJobs);
    show.nodes(ddl);
  }

  private void nodes(Ddl ddl) {
    NodeRows nodes = new NodeRows(ddl.fe());
    forwarded(ShowBackends.class, (session, s) -> nodes.backends());
    forwarded(ShowFrontends.class, (session, s) -> nodes.frontends(session.frontend()));
    ProcRegistry proc = ddl.fe().proc();
    proc.register("colocation_group", new ColocationProc(ddl));
    DbsProc databases = new DbsProc(ddl);
    proc.register("dbs", databases);
    proc.register("catalogs", new CatalogsProc(ddl, databases));
    proc.register("jobs", new JobsProc(ddl));
    proc.register("backends", new BackendsProc(ddl.fe(), nodes));
    proc.register("frontends", () -> nodes.frontends(null));
    // Transactions, tasks and jobs are those of the master, whichever frontend is asked.
    forwarded(ShowProc.class, (session, s) -> proc.show(s.path()));
  }

  /** Of what the master knows best, as Doris has it. */
  private <S> void forwarded(Class<S> type, BiFunction<Session, S, StatementResult> handler) {
    statements.register(type, SessionHandlers.master(handler));
  }

  private <S> void local(Class<S> type, StatementHandler<S> handler) {
    statements.register(type, new Local<>(handler));
  }

  /** A handler that does not need the master. */
  private record Local<S>(StatementHandler<S> handler) implements StatementHandler<S> {
    @Override
    public StatementResult run(Session session, S statement) {
      return handler.run(session, statement);
    }

    @Override
    public boolean needsMaster() {
      return false;
    }
  }
}
