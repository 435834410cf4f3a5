package org.dorisdr.minidoris.fe.rpc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.thrift.TBaseProcessor;
import org.dorisdr.minidoris.common.rpc.CombinedProcessor;
import org.dorisdr.minidoris.common.rpc.ThriftServer;
import org.dorisdr.minidoris.fe.FeModule;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.thrift.MiniFrontendService;
import org.dorisdr.minidoris.thrift.MiniGroupService;
import org.dorisdr.thrift.FrontendService;

/** Serves the thrift port of a frontend. Does nothing in tests without ports (rpc_port = -1). */
public final class FrontendRpc implements FeModule {
  private final FeServer fe;
  private final RpcTokens tokens;
  private final RpcGuard guard;
  private ThriftServer server;

  public FrontendRpc(FeServer fe) {
    this.fe = fe;
    this.tokens = new RpcTokens(fe::token, System::currentTimeMillis);
    this.guard = new RpcGuard(fe, () -> fe.part(RpcAccess.class).orElseGet(OnlyRoot::new), tokens);
  }

  /** Tokens that calls to this cluster may carry in place of a password. */
  public RpcTokens tokens() {
    return tokens;
  }

  /** What the port answers, for calls inside the process. */
  public FrontendService.Iface service() {
    return new FrontendHandler(fe, guard);
  }

  /** Port in use. */
  public int port() {
    return server.port();
  }

  @Override
  public void start() throws IOException {
    int port = (int) fe.settings().number("rpc_port", fe.isInMemory() ? -1 : 9020);
    if (port < 0) {
      return;
    }
    List<TBaseProcessor<?>> processors = new ArrayList<>();
    processors.add(new FrontendService.Processor<>(service()));
    processors.add(new MiniGroupService.Processor<>(new GroupCalls(fe, tokens)));
    fe.part(MiniFrontendService.Iface.class)
        .ifPresent(mini -> processors.add(new MiniFrontendService.Processor<>(mini)));
    server =
        new ThriftServer(
            "fe-rpc",
            fe.settings().text("bind_address", "127.0.0.1"),
            port,
            new ClientAddress(new CombinedProcessor(processors.toArray(new TBaseProcessor<?>[0]))));
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
