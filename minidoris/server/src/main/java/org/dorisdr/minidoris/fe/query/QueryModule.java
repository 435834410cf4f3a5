package org.dorisdr.minidoris.fe.query;

import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.minidoris.fe.session.StatementRegistry;

/** Queries and writes of a frontend. */
public final class QueryModule implements FeModule {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int CALL_MILLIS = 3_600_000;

  private final BackendClients clients = new BackendClients(CONNECT_MILLIS, CALL_MILLIS);
  private final RunningQueries running = new RunningQueries();
  private final FeServer fe;
  private final QueryService service;

  public QueryModule(FeServer frontend) {
    this(frontend, TableAccess.OPEN);
  }

  public QueryModule(FeServer frontend, TableAccess access) {
    fe = frontend;
    service = new QueryService(frontend, clients, access, running);
  }

  public QueryService service() {
    return service;
  }

  RunningQueries running() {
    return running;
  }

  @Override
  public void statements(StatementRegistry statements) {
    service.register(statements);
    new QueriesProc(running).register(fe.proc());
  }

  @Override
  public void close() {
    clients.close();
  }
}
