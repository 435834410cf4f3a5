package org.dorisdr.minidoris.be.agent;

import java.util.function.Supplier;
import org.apache.thrift.TException;
import org.apache.thrift.transport.TTransportException;
import org.dorisdr.minidoris.common.rpc.ThriftPool;
import org.dorisdr.minidoris.thrift.MiniFrontendService;
import org.dorisdr.thrift.FrontendService;

/** Calls to whoever is master at the moment. Thread safe. */
public final class FrontendLink implements AutoCloseable {
  private final Supplier<Master> master;
  private final ThriftPool<FrontendService.Client> pool;
  private final ThriftPool<MiniFrontendService.Client> miniPool;

  public FrontendLink(Supplier<Master> master, int timeoutMillis) {
    this.master = master;
    this.pool = new ThriftPool<>(FrontendService.Client::new, timeoutMillis);
    this.miniPool = new ThriftPool<>(MiniFrontendService.Client::new, timeoutMillis);
  }

  public Master master() {
    return master.get();
  }

  /**
   * @throws TException also when no master is known yet
   */
  public <T> T call(ThriftPool.Call<FrontendService.Client, T> call) throws TException {
    Master now = known();
    return pool.call(now.host(), now.rpcPort(), call);
  }

  /** As {@link #call}, for what only minidoris's frontend offers. */
  public <T> T callMini(ThriftPool.Call<MiniFrontendService.Client, T> call) throws TException {
    Master now = known();
    return miniPool.call(now.host(), now.rpcPort(), call);
  }

  @Override
  public void close() {
    pool.close();
    miniPool.close();
  }

  private Master known() throws TTransportException {
    Master now = master.get();
    if (!now.isKnown()) {
      throw new TTransportException(
          TTransportException.NOT_OPEN, "have not got FE Master heartbeat yet");
    }
    return now;
  }
}
