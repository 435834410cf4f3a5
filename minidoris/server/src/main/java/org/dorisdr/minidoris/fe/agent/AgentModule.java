package org.dorisdr.minidoris.fe.agent;

import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.rpc.BackendClients;
import org.dorisdr.minidoris.fe.session.StatementRegistry;
import org.dorisdr.thrift.TBackend;

/** The agent tasks of a frontend, with the connections to its backends. */
public final class AgentModule implements FeModule {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int CALL_MILLIS = 30_000;

  private final FeServer fe;
  private final BackendClients clients = new BackendClients(CONNECT_MILLIS, CALL_MILLIS);
  private final AgentTaskDispatcher dispatcher;
  private final AgentTasks tasks;

  /**
   * @param replacement null = the real one; tests put one here that needs no backends
   */
  public AgentModule(FeServer fe, AgentTasks replacement) {
    this.fe = fe;
    this.dispatcher =
        new AgentTaskDispatcher(
            id -> fe.cluster().backend(id).orElse(null), this::identify, clients);
    this.tasks = replacement == null ? dispatcher : replacement;
  }

  public AgentTasks tasks() {
    return tasks;
  }

  public BackendClients clients() {
    return clients;
  }

  private long identify(TBackend backend) {
    if (backend.isSetId()) {
      return backend.getId();
    }
    return fe.cluster().backends().stream()
        .filter(b -> b.host().equals(backend.getHost()) && b.bePort() == backend.getBePort())
        .mapToLong(b -> b.id())
        .findFirst()
        .orElse(-1);
  }

  @Override
  public void statements(StatementRegistry statements) {
    fe.proc().register("tasks", new TasksProc(fe));
  }

  @Override
  public void close() {
    dispatcher.close();
    clients.close();
  }
}
