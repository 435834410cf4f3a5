package org.dorisdr.minidoris.common.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.thrift.TApplicationException;
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
import org.junit.jupiter.api.Test;

class ThriftServerTest {
  private final BackendService.Iface backend =
      answering(BackendService.Iface.class, new TAgentResult(new TStatus(TStatusCode.OK)));
  private final MiniBackendService.Iface mini =
      answering(MiniBackendService.Iface.class, new TMiniExecResult(7));

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
            new ThriftPool<>(BackendService.Client::new, 5000);
        ThriftPool<MiniBackendService.Client> miniPool =
            new ThriftPool<>(MiniBackendService.Client::new, 5000)) {
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
            new ThriftPool<>(HeartbeatService.Client::new, 5000)) {
      TMasterInfo info = new TMasterInfo(new TNetworkAddress("h", 1), 1, 1);
      assertThatThrownBy(() -> pool.call("127.0.0.1", server.port(), c -> c.heartbeat(info)))
          .isInstanceOf(TApplicationException.class)
          .hasMessageContaining("heartbeat");
    }
  }

  @Test
  void goesOnAfterTheServerWasRestarted() throws Exception {
    try (ThriftPool<BackendService.Client> pool =
        new ThriftPool<>(BackendService.Client::new, 5000)) {
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
}
