package org.dorisdr.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransportException;
import org.dorisdr.cluster.FrontendClient.Shape;
import org.dorisdr.testing.RealClock;
import org.dorisdr.thrift.FrontendService;
import org.dorisdr.thrift.TGetMasterTokenRequest;
import org.dorisdr.thrift.TGetMasterTokenResult;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FrontendClientTest {
  private static final Shape<TGetMasterTokenResult> TOKEN =
      new Shape<>(
          "getMasterToken",
          Duration.ofSeconds(10),
          TGetMasterTokenResult::getStatus,
          TGetMasterTokenResult::getMasterAddress);

  private final List<Fe> running = new ArrayList<>();

  @AfterEach
  void stop() {
    running.forEach(Fe::close);
  }

  @Test
  void goesOnWithAnFeThatNobodyNamedWhenTheNamedOneIsGone() throws Exception {
    Fe first = new Fe();
    Fe second = new Fe();
    List<HostPort> frontends =
        new CopyOnWriteArrayList<>(List.of(first.address(), second.address()));
    try (FrontendClient client = client(first, () -> List.copyOf(frontends))) {
      assertThat(token(client)).isEqualTo("token of " + first.address());
      first.close();
      // Nobody is left that SHOW FRONTENDS could be asked of.
      frontends.clear();
      // A kept connection broke in the middle of a call: that is the caller's to settle.
      assertThatThrownBy(() -> token(client)).isInstanceOf(ClusterException.class);
      assertThat(token(client)).isEqualTo("token of " + second.address());
    }
  }

  @Test
  void followsANewMasterThatAFollowerTellsOf() throws Exception {
    Fe first = new Fe();
    Fe second = new Fe();
    first.master = second.address();
    try (FrontendClient client = client(first, List::of)) {
      assertThat(token(client)).isEqualTo("token of " + second.address());
    }
  }

  private static FrontendClient client(Fe named, FrontendClient.Lookup lookup) {
    return new FrontendClient(
        "up",
        new FrontendDirectory(List.of(named.address())),
        lookup,
        Map.of(),
        Duration.ofSeconds(5),
        new RealClock());
  }

  private static String token(FrontendClient client) throws ClusterException {
    return client.call(TOKEN, c -> c.getMasterToken(new TGetMasterTokenRequest())).getToken();
  }

  /** Answers getMasterToken over thrift. */
  private final class Fe implements AutoCloseable {
    private final int port;
    private final TThreadPoolServer server;
    private final Thread thread;
    private final List<TSocket> connections = new CopyOnWriteArrayList<>();
    private volatile HostPort master;

    Fe() throws Exception {
      TServerSocket door =
          new TServerSocket(new InetSocketAddress("127.0.0.1", 0)) {
            @Override
            public TSocket accept() throws TTransportException {
              TSocket socket = super.accept();
              connections.add(socket);
              return socket;
            }
          };
      port = door.getServerSocket().getLocalPort();
      FrontendService.Iface answers =
          (FrontendService.Iface)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {FrontendService.Iface.class},
                  (proxy, method, arguments) -> answer());
      server =
          new TThreadPoolServer(
              new TThreadPoolServer.Args(door).processor(new FrontendService.Processor<>(answers)));
      thread = new Thread(server::serve, "fe-" + port);
      thread.setDaemon(true);
      thread.start();
      running.add(this);
    }

    private TGetMasterTokenResult answer() {
      TGetMasterTokenResult result = new TGetMasterTokenResult();
      if (master != null) {
        result.setStatus(new TStatus(TStatusCode.NOT_MASTER));
        result.setMasterAddress(new TNetworkAddress(master.host(), master.port()));
      } else {
        result.setStatus(new TStatus(TStatusCode.OK));
        result.setToken("token of " + address());
      }
      return result;
    }

    HostPort address() {
      return new HostPort("127.0.0.1", port);
    }

    /** Tells it again: a server that is stopped before it has begun to serve forgets that. */
    private boolean hasEnded() {
      server.stop();
      connections.forEach(TSocket::close);
      return !thread.isAlive();
    }

    @Override
    public void close() {
      await().atMost(Duration.ofMinutes(3)).pollDelay(Duration.ZERO).until(this::hasEnded);
    }
  }
}
