package org.dorisdr.minidoris.common.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.transport.TTransportException;
import org.dorisdr.minidoris.thrift.MiniBackendService;
import org.dorisdr.minidoris.thrift.TMiniExecRequest;
import org.dorisdr.minidoris.thrift.TMiniExecResult;
import org.dorisdr.thrift.BackendService;
import org.dorisdr.thrift.HeartbeatService;
import org.dorisdr.thrift.TAgentResult;
import org.dorisdr.thrift.TMasterInfo;
import org.dorisdr.thrift.TNetworkAddress;
import org.dorisdr.thrift.TStatus;
import org.dorisdr.thrift.TStatusCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThriftServerTest {
  private final ExecutorService callers = Executors.newCachedThreadPool();

  private final BackendService.Iface backend =
      answering(BackendService.Iface.class, new TAgentResult(new TStatus(TStatusCode.OK)));
  private final MiniBackendService.Iface mini =
      answering(MiniBackendService.Iface.class, new TMiniExecResult(7));

  @AfterEach
  void end() {
    callers.shutdownNow();
  }

  private static <T> T answering(Class<T> service, Object answer) {
    return service.cast(
        Proxy.newProxyInstance(
            service.getClassLoader(), new Class<?>[] {service}, (p, method, args) -> answer));
  }

  private ThriftServer start(int port) throws IOException {
    return new ThriftServer(
        "test",
        "127.0.0.1",
        port,
        new CombinedProcessor(
            new BackendService.Processor<>(backend), new MiniBackendService.Processor<>(mini)));
  }

  @Test
  void answersTheMethodsOfTwoServicesOnOnePort() throws Exception {
    try (ThriftServer server = start(0);
        ThriftPool<BackendService.Client> pool =
            new ThriftPool<>(BackendService.Client::new, 120_000);
        ThriftPool<MiniBackendService.Client> miniPool =
            new ThriftPool<>(MiniBackendService.Client::new, 120_000)) {
      assertThat(
              pool.call("127.0.0.1", server.port(), c -> c.releaseSnapshot("p"))
                  .getStatus()
                  .getStatusCode())
          .isEqualTo(TStatusCode.OK);
      assertThat(
              miniPool
                  .call(
                      "127.0.0.1",
                      server.port(),
                      c -> c.exec(new TMiniExecRequest("select 1", List.of())))
                  .getStatusCode())
          .isEqualTo(7);
    }
  }

  @Test
  void refusesAnUnknownMethodAndKeepsTheConnection() throws Exception {
    try (ThriftServer server = start(0);
        ThriftPool<HeartbeatService.Client> pool =
            new ThriftPool<>(HeartbeatService.Client::new, 120_000)) {
      TMasterInfo info = new TMasterInfo(new TNetworkAddress("h", 1), 1, 1);
      assertThatThrownBy(() -> pool.call("127.0.0.1", server.port(), c -> c.heartbeat(info)))
          .isInstanceOf(TApplicationException.class)
          .hasMessageContaining("heartbeat");
    }
  }

  @Test
  void goesOnAfterTheServerWasRestarted() throws Exception {
    try (ThriftPool<BackendService.Client> pool =
        new ThriftPool<>(BackendService.Client::new, 120_000)) {
      int port;
      try (ThriftServer first = start(0)) {
        port = first.port();
        pool.call("127.0.0.1", port, c -> c.releaseSnapshot("p"));
      }
      try (ThriftServer second = start(port)) {
        TAgentResult again = pool.call("127.0.0.1", second.port(), c -> c.releaseSnapshot("p"));
        assertThat(again.getStatus().getStatusCode()).isEqualTo(TStatusCode.OK);
      }
    }
  }

  @Test
  void endsItsThreadAlsoWhenItIsClosedBeforeThatHasBegunToServe() throws Exception {
    for (int i = 0; i < 100; i++) {
      start(0).close();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("test-accept");
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (ThriftServer first = start(0)) {
      assertThatThrownBy(() -> start(first.port()).close())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + first.port());
    }
  }

  /** A machine without memory for another thread throws in the one that accepts. */
  @Test
  void letsNobodyWaitWhenTheThreadThatAcceptsHasDied() throws Exception {
    CountDownLatch calls = new CountDownLatch(1);
    BackendService.Iface waiting =
        (BackendService.Iface)
            Proxy.newProxyInstance(
                BackendService.Iface.class.getClassLoader(),
                new Class<?>[] {BackendService.Iface.class},
                (p, method, args) -> {
                  calls.countDown();
                  new CountDownLatch(1).await();
                  return null;
                });
    try (OneThread workers = new OneThread();
        ThriftServer server =
            new ThriftServer(
                "test", "127.0.0.1", 0, new BackendService.Processor<>(waiting), workers);
        ThriftPool<BackendService.Client> pool =
            new ThriftPool<>(BackendService.Client::new, 120_000)) {
      Future<TAgentResult> first = callers.submit(() -> call(pool, server));
      calls.await();
      Future<TAgentResult> second = callers.submit(() -> call(pool, server));
      for (Future<TAgentResult> call : List.of(first, second)) {
        assertThatThrownBy(() -> call.get(100, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(TTransportException.class);
      }
      assertThatThrownBy(() -> call(pool, server)).hasRootCauseInstanceOf(ConnectException.class);
    }
  }

  private static TAgentResult call(ThriftPool<BackendService.Client> pool, ThriftServer server)
      throws Exception {
    return pool.call("127.0.0.1", server.port(), c -> c.releaseSnapshot("p"));
  }

  /** Has a thread for one connection, and none for another. */
  private static final class OneThread extends ThreadPoolExecutor implements AutoCloseable {
    private final AtomicBoolean taken = new AtomicBoolean();

    OneThread() {
      super(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    @Override
    public void execute(Runnable connection) {
      if (taken.getAndSet(true)) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      super.execute(connection);
    }

    @Override
    public void close() {
      shutdownNow();
    }
  }
}
